// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with one way to write each thing: contractions in full, numbers in digits, ordinals as "3rd". Pure. */
final class PlainText {
    private static final Map<Pattern, String> FIRST = new LinkedHashMap<>();
    private static final Map<Pattern, String> LAST = new LinkedHashMap<>();

    static {
        put(FIRST, "[’‘ʼ]", "'");
        put(FIRST, "[\\u00a0\\u202f\\u2009]", " ");
        put(FIRST, "(?m)^\\s*\\d{1,2}[.)]\\s+(?=\\S)", "- ");
        put(FIRST, "(?<=\\d)\\s?[–—]\\s?(?=[\\d€$£])|(?<=\\b(?<!-)\\d{1,3})-(?=\\d{1,3}\\b(?!-))", " to ");
        put(FIRST, "[–—]", " - ");
        put(FIRST, "(?i)\\bwon't\\b", "will not");
        put(FIRST, "(?i)\\bcan(?:'t|not)\\b", "can not");
        put(FIRST, "(?i)(?<=\\w)n't\\b", " not");
        put(FIRST, "(?i)(?<=\\w)'ll\\b", " will");
        put(FIRST, "(?i)(?<=\\w)'(?:re|ve|m|d)\\b", " ");
        put(FIRST, "(?i)\\bno[ -]one\\b", "nobody");
        put(FIRST, "(?i)\\b(?:at |for )?no (?:cost|charge|fee)\\b", "free of charge");
        put(FIRST, "(?i)\\bp\\.\\s?m\\.", "pm");
        put(FIRST, "(?i)\\ba\\.\\s?m\\.", "am");

        put(LAST, "(?i)\\b(?:an|1) hour and (?:a|1) half\\b", "90 minutes");
        put(LAST, "(?i)\\b(\\d+) and a half hours\\b", "$1.5 hours");
        put(LAST, "(?i)\\bhalf an hour\\b", "30 minutes");
        put(LAST, "(?i)\\b(?:a )?quarter of an hour\\b", "15 minutes");
        put(LAST, "(?i)\\bhalf past (\\d{1,2})\\b", "$1:30");
        put(LAST, "(?i)\\b(?:a )?quarter past (\\d{1,2})\\b", "$1:15");
        put(LAST, "(?i)\\bhalf (?:a|1) dozen\\b|\\bhalf 12\\b", "6");
        put(LAST, "(?i)\\b2 12\\b", "24");
        put(LAST, "(?i)\\b(5|10|20|25) (?:minutes )?past (\\d{1,2})\\b", "$2:$1");
        put(LAST, "(?i)(?<=\\bat )(\\d{1,2})\\.(\\d\\d)(?! ?%)\\b|\\b(\\d{1,2})\\.(\\d\\d)(?= ?[ap]m\\b)", "$1$3:$2$4");
        put(LAST, "½", ".5");
        put(LAST, "(?i)\\bhalf (?:a |an |1 )(?=kilo|kg|litre|liter|l\\b|mile|metre|meter|day|euro|pound)", "0.5 ");
        put(LAST, "(?i)\\bhalf (?:a|1) year\\b", "6 months");
        put(LAST, "(?i)\\b(?:a|1) (?:kilo|kilogram) and (?:a|1) half\\b", "1.5 kg");
        put(LAST, "(?i)\\ba (?:pair|couple) of\\b", "2");
        put(LAST, "(?i)\\b3[ -]quarters?\\b", "75%");
        put(LAST, "(?i)\\b(?:a |1 )?quarter of (?=the|all|his|her|your|them|it)", "25% of ");
        put(LAST, "(?i)\\bhalf (?=of|the|all|his|her|your|their|my)", "50% ");
        put(LAST, "(?i)\\btwice\\b", "2 times");
        put(LAST, "(?i)\\bthrice\\b", "3 times");
    }

    private static final Pattern QUARTER_TO = Pattern.compile("(?i)\\b(?:a )?quarter to (\\d{1,2})\\b");

    private PlainText() {}

    private static void put(Map<Pattern, String> steps, String pattern, String replacement) {
        steps.put(Pattern.compile(pattern), replacement);
    }

    static String of(String text) {
        String plain = NumberWords.inDigits(replaced(FIRST, text));
        plain = QUARTER_TO
                .matcher(plain)
                .replaceAll(match -> Math.floorMod(Integer.parseInt(match.group(1)) - 2, 12) + 1 + ":45");
        return replaced(LAST, plain);
    }

    private static String replaced(Map<Pattern, String> steps, String text) {
        String plain = text;
        for (Map.Entry<Pattern, String> step : steps.entrySet()) {
            Matcher matcher = step.getKey().matcher(plain);
            plain = matcher.replaceAll(step.getValue());
        }
        return plain;
    }
}
