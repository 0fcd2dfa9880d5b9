// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.Memory;
import dev.recollect.memory.narrative.Narrative;
import dev.recollect.memory.store.RefusedException;
import dev.recollect.server.json.ConsolidatedJson;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code consolidate}: sessions are told. */
@Command(
        name = "consolidate",
        description = {
            "Tell what happened in a session, or in all that are over, as narratives; prints them.",
            "What is told already is not told again."
        })
final class ConsolidateCommand implements Callable<Integer> {
    private final Root root;

    @Option(names = "--session", paramLabel = "ID", description = "this session, even if it goes on")
    private Optional<String> session = Optional.empty();

    @Option(names = "--ended", description = "all that were ended or are idle, imported ones too (the default)")
    private boolean ended;

    ConsolidateCommand(Root root) {
        this.root = root;
    }

    /** Segments that were told. */
    record ConsolidatedListJson(List<ConsolidatedJson> items) {}

    @Override
    public Integer call() {
        if (session.isPresent() && ended) {
            throw new InvalidInputException("--ended", "must be absent where --session names one");
        }
        session.ifPresent(name -> Limits.requireName("--session", name));
        try (Memory memory = root.open()) {
            if (session.isPresent()) {
                print(ofSession(memory, session.get()));
            } else {
                printAll(allOf(memory));
            }
        }
        return 0;
    }

    private List<Narrative> allOf(Memory memory) {
        try (Progress progress = Progress.of(root.shell(), "telling", "", 1)) {
            return memory.sessions()
                    .consolidateEnded(root.scope(), (done, sessions) -> progress.at(done, sessions, "sessions"));
        }
    }

    private Narrative ofSession(Memory memory, String name) {
        var sessions = memory.sessions();
        if (sessions.find(root.scope(), name).isEmpty()) {
            throw new RefusedException("there is no session of that name; see: recollect sessions");
        }
        return sessions.told(root.scope(), name)
                .orElseThrow(() -> new RefusedException("the session holds nothing that could be told"));
    }

    private void print(Narrative narrative) {
        if (root.json()) {
            root.out().json(ConsolidatedJson.of(narrative));
        } else {
            printText(narrative);
        }
    }

    private void printAll(List<Narrative> narratives) {
        if (root.json()) {
            root.out()
                    .json(new ConsolidatedListJson(
                            narratives.stream().map(ConsolidatedJson::of).toList()));
        } else if (narratives.isEmpty()) {
            root.out().line("nothing to consolidate");
        } else {
            narratives.forEach(this::printText);
        }
    }

    private void printText(Narrative narrative) {
        root.out()
                .line(narrative.id() + "  session " + MemoryPrinter.shown(narrative.sessionId()) + ", segment "
                        + narrative.segment() + ", tells of " + narrative.told());
        narrative.text().lines().forEach(line -> root.out().line("   " + MemoryPrinter.shown(line)));
    }
}
