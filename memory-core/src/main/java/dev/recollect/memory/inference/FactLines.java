// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.inference;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/*
 * Reads what a model answers to the distilling prompt: a line a fact, "subject | claim | yes or no | time | confidence |
 * turns". Strict: a line that is not exactly that is refused and counted, never repaired. "NONE" alone says there is nothing.
 */
record FactLines(List<Fact> facts, int refused) {
    static final int MOST = 20;
    static final int MOST_TURNS = 50;

    private static final int FIELDS = 6;
    private static final Pattern CONFIDENCE = Pattern.compile("0(\\.[0-9]{1,4})?|1(\\.0{1,4})?");
    private static final Pattern TURNS = Pattern.compile("[1-9][0-9]{0,4}(, ?[1-9][0-9]{0,4})*");

    FactLines {
        facts = List.copyOf(facts);
    }

    /** The facts of an answer about so many turns; beyond the bound lines are refused. */
    static FactLines read(String answer, int turns) {
        List<Fact> facts = new ArrayList<>();
        int refused = 0;
        for (String line : answer.strip().split("\\R", -1)) {
            String stripped = line.strip();
            if (!stripped.isEmpty() && !stripped.equals("NONE")) {
                Optional<Fact> fact = facts.size() < MOST ? fact(stripped, turns) : Optional.empty();
                fact.ifPresent(facts::add);
                refused += fact.isPresent() ? 0 : 1;
            }
        }
        return new FactLines(facts, refused);
    }

    private static Optional<Fact> fact(String line, int turns) {
        String[] fields = line.split("\\|", -1);
        if (fields.length != FIELDS) {
            return Optional.empty();
        }
        Optional<String> subject = text(fields[0], Fact.SUBJECT_CHARS);
        Optional<String> claim = text(fields[1], Fact.CLAIM_CHARS).filter(said -> !Claims.isNegated(said));
        Optional<Boolean> affirmed = answer(fields[2].strip());
        Optional<TimeScope> time = TimeScope.read(fields[3].strip());
        String confidence = fields[4].strip();
        Optional<List<Integer>> support = support(fields[5].strip(), turns);
        boolean whole = subject.isPresent()
                && claim.isPresent()
                && affirmed.isPresent()
                && time.isPresent()
                && support.isPresent()
                && CONFIDENCE.matcher(confidence).matches();
        return whole
                ? Optional.of(new Fact(
                        subject.get(),
                        claim.get(),
                        affirmed.get(),
                        time.get(),
                        Double.parseDouble(confidence),
                        support.get()))
                : Optional.empty();
    }

    private static Optional<String> text(String field, int most) {
        String text = field.strip();
        try {
            Limits.requireText("fact", text, most);
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
        boolean words = text.chars().anyMatch(Character::isLetterOrDigit);
        boolean controls = text.chars().anyMatch(Character::isISOControl);
        return words && !controls && !Claims.plain(text).isEmpty() ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Boolean> answer(String field) {
        return switch (field) {
            case "yes" -> Optional.of(true);
            case "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /* A turn that is not there was made up, and with it perhaps the fact. */
    private static Optional<List<Integer>> support(String field, int turns) {
        if (!TURNS.matcher(field).matches()) {
            return Optional.empty();
        }
        Set<Integer> places = new LinkedHashSet<>();
        for (String place : field.split(", ?", -1)) {
            int number = Integer.parseInt(place);
            if (number > turns) {
                return Optional.empty();
            }
            places.add(number);
        }
        return places.size() > MOST_TURNS ? Optional.empty() : Optional.of(List.copyOf(places));
    }
}
