// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** English number words, and ordinals up to the thirty-first, in digits. Pure. */
final class NumberWords {
    private static final List<String> ONES = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final List<String> ORDINALS = List.of(
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth");
    private static final Map<String, Integer> VALUES = values();
    private static final Map<String, Integer> PLACES = places();
    private static final String SMALL = String.join("|", TENS) + "|" + String.join("|", ONES.subList(1, ONES.size()));
    private static final Pattern CARDINAL = Pattern.compile("(?i)\\b(?:(?:an? )(?=hundred|thousand|million|dozen))?"
            + "(?:" + SMALL + "|zero|hundred|thousand|million|dozen)\\b"
            + "(?:(?:-|\\s+(?:and\\s+)?)(?:" + SMALL + "|hundred|thousand|million)\\b)*");
    private static final Pattern ORDINAL = Pattern.compile(
            "(?i)(?<!\\b(?:a|per|every|each|split|\\d) )\\b(" + String.join("|", PLACES.keySet()) + ")\\b(?! later)");
    private static final Pattern WORD = Pattern.compile("[a-z]+");

    private NumberWords() {}

    private static Map<String, Integer> values() {
        Map<String, Integer> values = new HashMap<>();
        for (int i = 0; i < ONES.size(); i++) {
            values.put(ONES.get(i), i);
        }
        for (int i = 0; i < TENS.size(); i++) {
            values.put(TENS.get(i), 20 + 10 * i);
        }
        values.put("hundred", 100);
        values.put("thousand", 1_000);
        values.put("million", 1_000_000);
        values.put("dozen", 12);
        return values;
    }

    private static Map<String, Integer> places() {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < ORDINALS.size(); i++) {
            places.put(ORDINALS.get(i), i + 1);
        }
        for (int i = 1; i < 10; i++) {
            places.put("twenty-" + ORDINALS.get(i - 1), 20 + i);
        }
        places.put("thirtieth", 30);
        places.put("thirty-first", 31);
        return places;
    }

    static String inDigits(String text) {
        String ordinals = ORDINAL.matcher(text).replaceAll(match -> {
            int place = PLACES.getOrDefault(match.group(1).toLowerCase(Locale.ROOT), 0);
            return place + suffix(place);
        });
        return CARDINAL.matcher(ordinals).replaceAll(match -> Matcher.quoteReplacement(cardinal(match)));
    }

    private static String suffix(int place) {
        int last = place / 10 % 10 == 1 ? 0 : place % 10;
        return last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
    }

    /* "two hundred and five" is one number, "two and five" are two. */
    private static String cardinal(MatchResult match) {
        StringBuilder digits = new StringBuilder();
        Matcher words = WORD.matcher(match.group().toLowerCase(Locale.ROOT));
        Sum sum = new Sum();
        boolean and = false;
        while (words.find()) {
            String word = words.group();
            Integer value = VALUES.get(word);
            if (value == null) {
                and = word.equals("and");
            } else {
                if (!sum.takes(value, and)) {
                    digits.append(sum.total()).append(and ? " and " : " ");
                    sum = new Sum();
                }
                sum.add(value);
                and = false;
            }
        }
        return digits.append(sum.total()).toString();
    }

    /** A number that is being said. */
    private static final class Sum {
        private long done;
        private long current;
        private boolean begun;

        boolean takes(int value, boolean and) {
            if (!begun) {
                return true;
            }
            if (value >= 100) {
                return !and && value != 12;
            }
            if (and) {
                return current % 100 == 0;
            }
            return current % 100 == 0 || (value < 10 && current % 10 == 0 && current % 100 >= 20);
        }

        void add(int value) {
            if (value == 100) {
                current = Math.max(current, 1) * 100;
            } else if (value >= 1_000) {
                done += Math.max(current, 1) * value;
                current = 0;
            } else {
                current += value;
            }
            begun = true;
        }

        long total() {
            return done + current;
        }
    }
}
