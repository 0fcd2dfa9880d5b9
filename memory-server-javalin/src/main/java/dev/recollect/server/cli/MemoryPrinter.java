// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.recall.Score;
import dev.recollect.memory.salience.Salience;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Shows memories to people: one a paragraph, every line of a text indented. */
final class MemoryPrinter {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final String INDENT = "   ";

    private final Output out;

    MemoryPrinter(Output out) {
        this.out = out;
    }

    void ranked(List<Recalled> memories) {
        ranked(memories, memory -> {});
    }

    /** With the parts of each score, and of each salience that is known. */
    void explained(List<Recalled> memories, Map<ExperienceId, Salience> saliences) {
        ranked(memories, memory -> {
            out.line(INDENT + explanation(memory.score()));
            Optional.ofNullable(saliences.get(memory.experience().id()))
                    .ifPresent(salience -> out.line(INDENT + explanation(salience)));
        });
    }

    private void ranked(List<Recalled> memories, Consumer<Recalled> more) {
        if (memories.isEmpty()) {
            out.line("nothing remembered that fits");
        }
        for (int i = 0; i < memories.size(); i++) {
            Recalled memory = memories.get(i);
            out.line((i + 1) + ". " + number(memory.score().value()) + "  " + heading(memory.experience())
                    + (memory.relevant() ? "" : "  (not likely to bear on it)"));
            text(out, memory.experience());
            more.accept(memory);
        }
    }

    static String heading(Experience experience) {
        String session =
                experience.sessionId().map(id -> "  session " + shown(id)).orElse("");
        String attributes = experience.content().attributes().entrySet().stream()
                .map(attribute -> "  " + shown(attribute.getKey()) + "=" + shown(attribute.getValue()))
                .collect(Collectors.joining());
        return MINUTE.format(experience.occurredAt()) + "  " + experience.id() + session + attributes;
    }

    static void text(Output out, Experience experience) {
        String speaker = experience.content().speaker().map(name -> name + ": ").orElse("");
        (speaker + experience.content().text()).lines().forEach(line -> out.line(INDENT + shown(line)));
    }

    /** A score and the parts that sum to it; those that are nothing are left out. */
    static String explanation(Score score) {
        return sum(score.value(), score.parts());
    }

    /** A salience and its five terms. */
    static String explanation(Salience salience) {
        return "salience " + sum(salience.value(), salience.parts());
    }

    private static String sum(double value, Map<String, Double> parts) {
        return parts.entrySet().stream()
                .filter(part -> part.getValue() != 0)
                .map(part -> part.getKey() + String.format(Locale.ROOT, " %+.6f", part.getValue()))
                .collect(Collectors.joining(", ", String.format(Locale.ROOT, "%.6f = ", value), ""));
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** The same of a text of several lines. */
    static String shownLines(String text) {
        return text.lines().map(MemoryPrinter::shown).collect(Collectors.joining("\n"))
                + (text.endsWith("\n") ? "\n" : "");
    }

    /* What could move the cursor of a terminal is not shown as it is. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) && c != '\t' ? 0xFFFD : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
