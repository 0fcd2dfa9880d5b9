// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.narrative;

import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.Experience;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells a segment in its own words: when and who, how feeling went, the exchanges that matter, what is open. Pure. */
final class ExtractiveNarrator implements Narrator {
    static final String ID = "extractive";

    private static final int EXCERPT = 240;
    private static final int MOST_TOPICS = 5;
    private static final int MOST_THREADS = 6;
    private static final int MOST_NAMES = 6;
    private static final double CLEAR = 0.2;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Override
    public Telling tell(Segment segment, int maxChars) {
        KeyTurns key = new KeyTurns(segment.turns());
        List<String> lines = new ArrayList<>();
        lines.add(opening(segment, key));
        lines.add(feeling(segment.arc(), segment.turns().size()));
        boolean oneDay = DAY.format(segment.from()).equals(DAY.format(segment.to()));
        lines.add("What was said:");
        key.best().forEach(turn -> addTurn(lines, turn, oneDay));
        addThreads(lines, OpenThreads.of(segment.turns()), oneDay);
        return new Telling(fitted(lines, maxChars), ID, Optional.empty());
    }

    private static String opening(Segment segment, KeyTurns key) {
        int size = segment.turns().size();
        boolean exchanges = segment.turns().stream()
                .allMatch(turn -> turn.content().prompt().isPresent());
        String what = exchanges ? "exchange" : "turn";
        String about = joined(key.topics(MOST_TOPICS));
        return when(segment.from(), segment.to()) + " UTC: " + size + " " + what + (size == 1 ? "" : "s")
                + names(segment.turns()) + (about.isEmpty() ? "." : ", mostly about " + about + ".");
    }

    private static String when(Instant from, Instant to) {
        String day = DAY.format(from);
        String time = TIME.format(from);
        if (!day.equals(DAY.format(to))) {
            return "From " + day + " " + time + " to " + DAY.format(to) + " " + TIME.format(to);
        }
        return time.equals(TIME.format(to))
                ? "On " + day + " at " + time
                : "On " + day + " from " + time + " to " + TIME.format(to);
    }

    private static String names(List<Experience> turns) {
        Set<String> names = new LinkedHashSet<>();
        turns.forEach(turn -> Spoken.speaker(turn).ifPresent(names::add));
        if (names.isEmpty()) {
            return "";
        }
        List<String> shown = names.stream().limit(MOST_NAMES).toList();
        return " with " + joined(shown) + (names.size() > MOST_NAMES ? " and others" : "");
    }

    private static String joined(List<String> words) {
        int last = words.size() - 1;
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private static String feeling(Arc arc, int turns) {
        if (turns == 1) {
            return "The mood was " + felt(arc.start()) + ".";
        }
        return "The mood began " + felt(arc.start()) + ", was strongest at " + felt(arc.peak()) + " and ended "
                + felt(arc.end()) + ".";
    }

    private static String felt(double valence) {
        String word = valence >= CLEAR ? "pleasant" : valence <= -CLEAR ? "unpleasant" : "neutral";
        return word + String.format(Locale.ROOT, " (%.2f)", valence);
    }

    private static void addTurn(List<String> lines, Experience turn, boolean oneDay) {
        lines.add("- " + at(turn, oneDay) + ", " + Spoken.attribution(turn)
                + Sentences.excerpt(Spoken.words(turn), EXCERPT));
        Spoken.answer(turn).ifPresent(answer -> lines.add("  Answer: " + Sentences.excerpt(answer, EXCERPT)));
    }

    private static void addThreads(List<String> lines, List<OpenThreads.Open> threads, boolean oneDay) {
        if (threads.isEmpty()) {
            return;
        }
        lines.add("Left open:");
        int skipped = Math.max(0, threads.size() - MOST_THREADS);
        if (skipped > 0) {
            lines.add("- " + skipped + " more, earlier");
        }
        threads.subList(skipped, threads.size())
                .forEach(thread -> lines.add("- " + thread.kind().label() + ", " + at(thread.turn(), oneDay) + ", "
                        + thread.by() + Sentences.excerpt(thread.words(), EXCERPT)));
    }

    private static String at(Experience turn, boolean oneDay) {
        Instant moment = turn.occurredAt();
        return oneDay ? TIME.format(moment) : DAY.format(moment) + " " + TIME.format(moment);
    }

    private static String fitted(List<String> lines, int maxChars) {
        return Limits.beginning(String.join("\n", lines), maxChars);
    }
}
