// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.stance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a claim says, apart from how it is written: its plain words in the affirmative, and whether it denies them.
 *
 * <p>English denials are seen: "not", "n't", "cannot", "never", and "it is not true that", "it is false that" in front. A claim
 * that denies twice, or says "not only", is taken as it stands: which part of it a denial concerns cannot be told from words.
 *
 * @param words the affirmative form
 * @param denied whether the claim says the opposite of it
 */
record Proposition(String words, boolean denied) {
    private static final List<List<String>> FALSEHOODS = List.of(
            List.of("it", "is", "not", "true", "that"),
            List.of("it", "is", "not", "the", "case", "that"),
            List.of("it", "is", "untrue", "that"),
            List.of("it", "is", "false", "that"));
    private static final Set<String> DENIALS = Set.of("not", "never");
    private static final Set<String> NO_DENIAL_BEFORE = Set.of("only", "just", "merely", "simply");

    static Proposition of(String claim) {
        List<String> words = spelledOut(PlainWords.of(claim));
        boolean denied = false;
        for (int front = falsehood(words); front > 0; front = falsehood(words)) {
            words = words.subList(front, words.size());
            denied = !denied;
        }
        int at = onlyDenial(words);
        if (at >= 0) {
            words = affirmed(words, at);
            denied = !denied;
        }
        return new Proposition(String.join(" ", words), denied);
    }

    private static List<String> spelledOut(List<String> words) {
        List<String> all = new ArrayList<>();
        for (String word : words) {
            if (word.equals("cannot") || word.equals("can't")) {
                all.addAll(List.of("can", "not"));
            } else if (word.equals("won't")) {
                all.addAll(List.of("will", "not"));
            } else if (word.equals("shan't")) {
                all.addAll(List.of("shall", "not"));
            } else if (word.endsWith("n't") && word.length() > 3 && !word.equals("ain't")) {
                all.addAll(List.of(word.substring(0, word.length() - 3), "not"));
            } else {
                all.add(word);
            }
        }
        return all;
    }

    private static int falsehood(List<String> words) {
        return FALSEHOODS.stream()
                .filter(front -> words.size() > front.size()
                        && words.subList(0, front.size()).equals(front))
                .mapToInt(List::size)
                .findFirst()
                .orElse(0);
    }

    private static int onlyDenial(List<String> words) {
        int found = -1;
        for (int i = 0; i < words.size(); i++) {
            if (DENIALS.contains(words.get(i))) {
                boolean another = found >= 0;
                if (another || (i + 1 < words.size() && NO_DENIAL_BEFORE.contains(words.get(i + 1)))) {
                    return -1;
                }
                found = i;
            }
        }
        return words.size() > 1 ? found : -1;
    }

    /* Without its denial, and without the "do" that English puts in front of one. */
    private static List<String> affirmed(List<String> words, int denial) {
        List<String> rest = new ArrayList<>(words);
        rest.remove(denial);
        boolean helped = words.get(denial).equals("not") && denial > 0 && denial < rest.size();
        String helper = helped ? rest.get(denial - 1) : "";
        if (Set.of("do", "does", "did").contains(helper)) {
            String verb = rest.get(denial);
            String form =
                    helper.equals("does") ? Verbs.thirdPerson(verb) : helper.equals("did") ? Verbs.past(verb) : verb;
            rest.set(denial, form);
            rest.remove(denial - 1);
        }
        return rest;
    }
}
