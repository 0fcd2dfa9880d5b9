// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.stance;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Forms of English verbs that "does not" and "did not" hide: "does not drink" denies "drinks", "did not go" denies "went". */
final class Verbs {
    private static final Pattern SIBILANT = Pattern.compile(".*(s|x|z|ch|sh|[^aeiou]o)");
    private static final Pattern CONSONANT_Y = Pattern.compile(".*[^aeiou]y");
    private static final Pattern SHORT = Pattern.compile("[^aeiou]*[aeiou][^aeiouwxy]");

    private static final Map<String, String> PAST = pairs("""
            become became begin began break broke bring brought build built buy bought catch caught choose chose
            come came cost cost cut cut do did draw drew drink drank drive drove eat ate fall fell feel felt
            fight fought find found fly flew forget forgot get got give gave go went grow grew have had hear heard
            hit hit hold held keep kept know knew lay laid lead led leave left lend lent let let lie lay lose lost
            make made mean meant meet met pay paid put put quit quit read read ride rode ring rang rise rose
            run ran say said see saw sell sold send sent set set shut shut sing sang sit sat sleep slept
            speak spoke spend spent stand stood steal stole swim swam take took teach taught tell told
            think thought throw threw understand understood wake woke wear wore win won write wrote""");

    private Verbs() {}

    private static Map<String, String> pairs(String text) {
        String[] words = text.trim().split("\\s+", -1);
        return java.util.stream.IntStream.range(0, words.length / 2)
                .boxed()
                .collect(Collectors.toUnmodifiableMap(i -> words[2 * i], i -> words[2 * i + 1]));
    }

    /** What somebody else does: "drinks" of "drink". */
    static String thirdPerson(String verb) {
        if (verb.equals("have")) {
            return "has";
        }
        if (CONSONANT_Y.matcher(verb).matches()) {
            return verb.substring(0, verb.length() - 1) + "ies";
        }
        return verb + (SIBILANT.matcher(verb).matches() ? "es" : "s");
    }

    /** What somebody did: "drank" of "drink". */
    static String past(String verb) {
        String irregular = PAST.get(verb);
        if (irregular != null) {
            return irregular;
        }
        if (verb.endsWith("e")) {
            return verb + "d";
        }
        if (CONSONANT_Y.matcher(verb).matches()) {
            return verb.substring(0, verb.length() - 1) + "ied";
        }
        return verb + (SHORT.matcher(verb).matches() ? verb.substring(verb.length() - 1) : "") + "ed";
    }
}
