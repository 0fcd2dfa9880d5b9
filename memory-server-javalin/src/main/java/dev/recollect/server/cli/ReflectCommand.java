// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.Limits;
import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.Provenance.Method;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.server.json.MemoryJson;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code reflect}: what reflections and feedback say, and what follows from it for salience. */
@Command(
        name = "reflect",
        description = {
            "Show what was reflected on after answers, and the feedback on them, latest first.",
            "Before that, computes every salience that is due, as a server does in the background."
        })
final class ReflectCommand implements Callable<Integer> {
    private static final ExperienceFilter REFLECTIONS =
            ExperienceFilter.DEFAULT.withMethods(Set.of(Method.REFLECT, Method.FEEDBACK));

    /* How many are due is known only when all are looked at. */
    private static final int UNKNOWN = -1;

    private final Root root;

    @Option(names = "--top", paramLabel = "N", description = "at most how many, 1 to 200 (default: 10)")
    private int top = 10;

    ReflectCommand(Root root) {
        this.root = root;
    }

    /** How many saliences were computed, and the reflections. */
    record ReflectedJson(int weighed, List<MemoryJson> items) {}

    @Override
    public Integer call() {
        Limits.requireRange("--top", top, 1, Limits.PAGE);
        try (Memory memory = root.open()) {
            int weighed = weighed(memory);
            List<Experience> latest =
                    memory.list(new ExperienceQuery(root.scope(), REFLECTIONS, top, Optional.empty()));
            if (root.json()) {
                root.out()
                        .json(new ReflectedJson(
                                weighed, latest.stream().map(MemoryJson::of).toList()));
            } else {
                print(weighed, latest);
            }
        }
        return 0;
    }

    private int weighed(Memory memory) {
        try (Progress progress = Progress.of(root.shell(), "weighing", "", 1)) {
            return memory.saliences().refresh(sofar -> progress.at(sofar, UNKNOWN, "memories"));
        }
    }

    private void print(int weighed, List<Experience> latest) {
        for (Experience experience : latest) {
            root.out().line(MemoryPrinter.heading(experience));
            MemoryPrinter.text(root.out(), experience);
        }
        if (latest.isEmpty()) {
            root.out().line("no reflections");
        }
        root.out().line("salience computed of " + weighed);
    }
}
