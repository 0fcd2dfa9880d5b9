// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.recall.Dropped;
import dev.recollect.memory.recall.Explained;
import dev.recollect.memory.recall.Score;
import dev.recollect.memory.salience.Salience;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells people where memories stand that they asked about, and why one was not recalled. */
final class ExplanationPrinter {
    private static final String INDENT = "   ";

    private final Output out;

    ExplanationPrinter(Output out) {
        this.out = out;
    }

    void explained(List<Explained> all, Map<ExperienceId, Salience> saliences) {
        all.forEach(one -> explained(one, Optional.ofNullable(saliences.get(one.id()))));
    }

    private void explained(Explained explained, Optional<Salience> salience) {
        out.line("");
        out.line((explained.recalled() ? "recalled: " : "not recalled: ")
                + explained
                        .experience()
                        .map(MemoryPrinter::heading)
                        .orElse(explained.id().value()));
        explained.experience().ifPresent(experience -> MemoryPrinter.text(out, experience));
        explained
                .dropped()
                .ifPresent(dropped ->
                        out.line(INDENT + dropped.by().wireName() + ": " + MemoryPrinter.shown(dropped.why())));
        explained.score().ifPresent(score -> standing(explained, score));
        salience.ifPresent(known -> out.line(INDENT + MemoryPrinter.explanation(known)));
    }

    private void standing(Explained explained, Score score) {
        out.line(INDENT + place(explained) + (explained.relevant() ? "" : "; not likely to bear on the query"));
        out.line(INDENT + MemoryPrinter.explanation(score));
    }

    private static String place(Explained explained) {
        if (explained.rank().isEmpty()) {
            return "its place is not counted among more than " + Limits.RANKED + " that pass the filter";
        }
        boolean filtered = explained
                .dropped()
                .filter(dropped -> dropped.by() == Dropped.Step.FILTER)
                .isPresent();
        String place = "place " + explained.rank().getAsInt();
        return filtered
                ? "would take " + place + " beside the " + explained.ranked() + " that pass the filter"
                : place + " of the " + explained.ranked() + " that pass the filter";
    }
}
