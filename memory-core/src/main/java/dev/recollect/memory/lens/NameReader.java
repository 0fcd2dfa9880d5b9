// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import dev.recollect.memory.index.FunctionWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads names: words with a capital letter that do not begin a sentence, and those that do if they are written so elsewhere
 * too, in either of two texts.
 */
final class NameReader {
    private static final Pattern CAPITAL =
            Pattern.compile("(?<![\\p{L}\\p{N}'])\\p{Lu}[\\p{L}\\p{M}]*(?:'\\p{Lu}\\p{L}+)?");
    private static final Pattern GOES_ON =
            Pattern.compile("[\\p{L}\\p{N},&/%'\\u20ac$£][ \\t]*$|\\w-$| (?:and|or|of|the) \\($");
    private static final Set<String> NO_NAMES = Set.of("i", "ok", "oh", "ah");
    private static final Set<String> TITLES =
            Set.of("prof", "professor", "dr", "doctor", "mr", "mister", "mrs", "ms", "miss", "st");

    private record Capital(String word, String text, int at, boolean initial) {}

    private final List<Capital> capitals;

    NameReader(String plain) {
        capitals = new ArrayList<>();
        Matcher matcher = CAPITAL.matcher(plain);
        while (matcher.find()) {
            String before = plain.substring(Math.max(0, matcher.start() - 12), matcher.start());
            boolean afterTitle = before.matches("(?s).*\\b(?:Dr|Mr|Mrs|Ms|Prof|St)\\.\\s*");
            boolean initial = !afterTitle && !GOES_ON.matcher(before).find();
            String word = matcher.group().toLowerCase(Locale.ROOT);
            capitals.add(new Capital(word, matcher.group(), matcher.start(), initial));
        }
    }

    /** The words that are written like names where nothing else asks for a capital letter. */
    Set<String> sure() {
        Set<String> sure = new HashSet<>();
        capitals.stream().filter(capital -> !capital.initial()).forEach(capital -> sure.add(capital.word()));
        sure.removeIf(word -> NO_NAMES.contains(word)
                || TITLES.contains(word)
                || FunctionWords.ENGLISH.contains(word)
                || Chatter.COMMON.contains(word));
        return sure;
    }

    /** Every capitalised word, in lower case. */
    Set<String> all() {
        Set<String> all = new HashSet<>();
        capitals.forEach(capital -> all.add(capital.word()));
        return all;
    }

    /** Every place where one of the names stands. */
    List<Found> names(Set<String> sure) {
        List<Found> names = new ArrayList<>();
        for (Capital capital : capitals) {
            if (sure.contains(capital.word())) {
                names.add(new Found(
                        FactKind.NAME, new Value.Wording(capital.word()), capital.text(), capital.at(), false));
            }
        }
        return names;
    }
}
