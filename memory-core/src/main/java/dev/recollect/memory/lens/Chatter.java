// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that kindness is made of, which tell nothing of what a text is about. */
final class Chatter {
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    /** What kindness is said with. */
    static final Set<String> FEELING = words("""
            please sorry thanks thank dear oh hey great lovely wonderful nice sweet kind happy glad proud calm calmly cosy worry worried
            worrying worries panic feel feels feeling feelings felt love heart luck hope wish hug hugs breath breathe rest
            friend blame fault alone shame easy hard rough tough awful terrible sad miserable exhausting exhausted
            frustrating stressful overwhelming nervous anxious edge wonder congratulations congrats bravo yay ugh ouch
            cheers fun alas manageable phew hooray hurray wow honest honestly patience resting rested delighted excited exciting amazing sweetheart yummy deserve deserves brave strong lean gentle imagine understandable understand""");

    /** What every text is full of. */
    static final Set<String> COMMON = words("""
            well good really very just only still even also too yes let lets here there now then once again way thing things
            something nothing anything everything someone anyone everyone people take takes taking get gets got getting go
            goes going come comes came make makes made put see seen say says said tell told one ones lot lots much many
            more most less all any some each every both not never none nobody can cannot may might must should need needs
            maybe perhaps possibly possible probably probable likely certainly certain definitely surely absolutely course
            sure yeah know think thinks thought want wanted wants like liked mind matter fine okay right best better bad life
            time times day days""");

    private static Set<String> words(String words) {
        return Set.copyOf(List.of(words.strip().split("\\s+")));
    }

    private Chatter() {}

    static boolean isIn(String clause) {
        Matcher words = WORD.matcher(clause.toLowerCase(Locale.ROOT));
        while (words.find()) {
            if (FEELING.contains(words.group())) {
                return true;
            }
        }
        return false;
    }
}
