// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The beginnings of words: coarse, so that "cancelled" and "cancellation" are one. Pure. */
final class Stems {
    private static final int LONGEST = 6;
    private static final int SHORTEST_STEM = 3;
    private static final List<String> ENDINGS =
            List.of("ies", "ied", "ily", "ing", "ed", "es", "er", "ly", "s", "e", "y");
    /* "answered", "offering": of verbs that end in "er" themselves. */
    private static final Set<String> VERBAL = Set.of("ing", "ed");
    private static final Map<String, String> IRREGULAR = irregular("""
            bought buy brought bring caught catch taught teach sought seek fought fight slept sleep kept keep left leave
            lost lose met meet paid pay sold sell sent send spent spend built build broke break broken break chose choose
            chosen choose drove drive driven drive ate eat eaten eat fell fall fallen fall flew fly flown fly forgot forget
            forgotten forget gave give given give grew grow grown grow held hold hung hang hid hide led lead lent
            lend rode ride ridden ride rang ring rung ring ran run sang sing sung sing sat sit shot shoot stood
            stand stole steal stolen steal swam swim swum swim threw throw thrown throw wore wear worn wear won win wrote
            write written write began begin begun begin drank drink drunk drink children child wives wife men man
            women woman teeth tooth feet foot mice mouse found find made make said say told tell got get came come
            went go gone go saw see seen see took take taken take knew know known know thought think felt feel heard hear
            became become blew blow blown blow drew draw drawn draw spoke speak spoken speak woke wake froze freeze
            frozen freeze rose rise risen rise shook shake shaken shake meant mean dealt deal laid lay lain lie stuck
            stick struck strike swept sweep tore tear torn tear wound wind dug dig fed feed fled flee ground grind bit bite
            bitten bite shone shine understood understand lit light hurting hurt died die dying die lying lie tied tie
            tying tie planned plan planning plan stopped stop stopping stop running run swimming swim getting get
            putting put cutting cut sitting sit dropped drop shipped ship wrapped wrap fitted fit fitting fit
            sleeping sleep begins begin beginning begin dries dry dried dry drying dry tries try tried try cries cry
            use use used use using use uses use says say does do did do done do has have had have bigger big biggest big
            sun sun sons son son son""");

    private Stems() {}

    private static Map<String, String> irregular(String pairs) {
        String[] words = pairs.strip().split("\\s+", -1);
        Map<String, String> irregular = new HashMap<>();
        for (int i = 0; i + 1 < words.length; i += 2) {
            irregular.put(words[i], bare(words[i + 1]));
        }
        return irregular;
    }

    /** Whether it is a form of a verb or noun that is not made by an ending: "cut", "wrote". */
    static boolean isIrregular(String word) {
        return IRREGULAR.containsKey(word);
    }

    static String of(String word) {
        String irregular = IRREGULAR.get(word);
        String bare = irregular == null ? bare(word) : irregular;
        return bare.length() <= LONGEST ? bare : bare.substring(0, LONGEST);
    }

    /* "skipp" of "skipping"; but "fill", "miss" */
    private static boolean isDoubled(String stem) {
        char last = stem.charAt(stem.length() - 1);
        return stem.length() > SHORTEST_STEM && last == stem.charAt(stem.length() - 2) && "bdgmnprt".indexOf(last) >= 0;
    }

    private static String bare(String word) {
        boolean plural =
                word.length() > SHORTEST_STEM + 2 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("es");
        return withoutEnding(plural ? word.substring(0, word.length() - 1) : word);
    }

    private static String withoutEnding(String word) {
        for (String ending : ENDINGS) {
            if (word.length() >= SHORTEST_STEM + ending.length() && word.endsWith(ending)) {
                String stem = word.substring(0, word.length() - ending.length());
                if (VERBAL.contains(ending) && stem.length() >= SHORTEST_STEM + 2 && stem.endsWith("er")) {
                    return stem.substring(0, stem.length() - 2);
                }
                return isDoubled(stem) && ending.length() > 1 ? stem.substring(0, stem.length() - 1) : stem;
            }
        }
        return word;
    }
}
