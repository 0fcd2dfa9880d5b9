// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import dev.recollect.memory.index.FunctionWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginnings of the words that say what a text is about: coarse, so that "cancelled" and "cancellation" are one. Numbers
 * and what has to stay letter by letter count, too. Pure.
 */
final class Stems {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+|\\d[\\d.,:]*\\d|\\d|" + VerbatimReader.GAP);
    private static final Pattern ENDING = Pattern.compile("(?<=\\p{L}{3})(?:ing|ed|es|s|e|er|ly|y|ies)$");
    private static final int LONGEST = 5;
    private static final int SHORTEST_WORD = 3;

    private Stems() {}

    static List<String> inOrder(String text) {
        List<String> stems = new ArrayList<>();
        Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (words.find()) {
            String word = words.group();
            if (!Character.isLetter(word.codePointAt(0))) {
                stems.add(word);
            } else if (word.length() >= SHORTEST_WORD && tells(word)) {
                stems.add(of(word));
            }
        }
        return stems;
    }

    private static boolean tells(String word) {
        return !FunctionWords.ENGLISH.contains(word)
                && !Chatter.FEELING.contains(word)
                && !Chatter.COMMON.contains(word);
    }

    static String of(String word) {
        String bare = IRREGULAR.getOrDefault(word, ENDING.matcher(word).replaceFirst(""));
        return bare.substring(0, Math.min(LONGEST, bare.length()));
    }

    private static final Map<String, String> IRREGULAR = irregular("""
            bought buy brought bring caught catch taught teach sought seek fought fight slept sleep kept keep left leave
            lost lose met meet paid pay sold sell sent send spent spend built build broke break broken break chose choose
            chosen choose drove drive driven drive ate eat eaten eat fell fall fallen fall flew fly flown fly forgot forget
            forgotten forget gave give given give grew grow grown grow held hold hung hang hid hide hurt hurt led lead lent
            lend read read rode ride ridden ride rang ring rung ring ran run sang sing sung sing sat sit shot shoot stood
            stand stole steal stolen steal swam swim swum swim threw throw thrown throw wore wear worn wear won win wrote
            write written write began begin begun begin drank drink drunk drink children child wives wife lives live men man
            women man teeth tooth feet foot mice mouse""");

    private static Map<String, String> irregular(String pairs) {
        String[] words = pairs.strip().split("\\s+", -1);
        Map<String, String> irregular = new HashMap<>();
        for (int i = 0; i + 1 < words.length; i += 2) {
            irregular.put(words[i], ENDING.matcher(words[i + 1]).replaceFirst(""));
        }
        return irregular;
    }
}
