// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import dev.recollect.memory.index.FunctionWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the members of lists, a line each, and of enumerations within a sentence ("leeks, barley and bay leaves"). */
final class ListReader {
    private static final Pattern LINE = Pattern.compile("(?m)^[ \\t]*[-*+•][ \\t]+(\\S.*)$");
    private static final Pattern SENTENCE = Pattern.compile("[^.!?;:\\n()]+");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern SPACE = Pattern.compile("[\\s-]+");
    private static final Pattern AND = Pattern.compile("\\b(?:and|or)\\b");
    private static final Set<String> HELPERS =
            Set.of("a", "an", "the", "my", "your", "his", "her", "its", "our", "their", "of");
    private static final Set<String> MEASURES = Set.of(
            "part", "cup", "spoon", "tabl", "teasp", "tbsp", "tsp", "piec", "slic", "bar", "bag", "bottl", "can", "jar",
            "pack", "pinch", "handf", "bunch", "clov", "box", "pair");
    private static final int MOST_WORDS = 6;
    private static final int MOST_OF_LAST = 3;

    private ListReader() {}

    /** A member and where it stands. */
    record Member(String text, int at, boolean line) {
        /* A line may be said in other words, of a few words one stays. */
        boolean isMissingAmong(Set<String> others) {
            List<String> stems = Stems.inOrder(text);
            stems.removeIf(stem -> !Character.isLetter(stem.codePointAt(0)) || MEASURES.contains(stem));
            long known = stems.stream().filter(others::contains).count();
            return !stems.isEmpty() && (line ? 4 * known < stems.size() : known == 0);
        }
    }

    static List<Member> members(String plain) {
        List<Member> members = new ArrayList<>();
        Matcher lines = LINE.matcher(plain);
        while (lines.find()) {
            members.add(new Member(lines.group(1), lines.start(1), true));
        }
        Matcher sentences = SENTENCE.matcher(plain);
        while (sentences.find()) {
            addEnumerated(sentences.group(), sentences.start(), members);
        }
        return members;
    }

    /* Of "to buy leeks, barley and bay leaves": barley, bay leaves; where the first begins is not to be seen. */
    private static void addEnumerated(String sentence, int at, List<Member> members) {
        String[] parts = COMMA.split(sentence, -1);
        boolean ends = false;
        /* From the end, where the "and" is: what stands before it is a member as long as all behind it are. */
        for (int i = parts.length - 1; i > 0; i--) {
            String[] last = AND.split(parts[i], 2);
            if (last.length == 2) {
                add(beginning(last[1]), at, members);
                add(last[0], at, members);
                ends = true;
            } else {
                ends = ends && isNoun(parts[i]);
                if (ends) {
                    add(parts[i], at, members);
                }
            }
        }
    }

    private static void add(String text, int at, List<Member> members) {
        if (isNoun(text)) {
            members.add(new Member(text.strip(), at, false));
        }
    }

    private static String beginning(String text) {
        List<String> words = new ArrayList<>();
        for (String word : SPACE.split(text.strip(), -1)) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (words.size() == MOST_OF_LAST || (FunctionWords.ENGLISH.contains(lower) && !HELPERS.contains(lower))) {
                break;
            }
            words.add(word);
        }
        return String.join(" ", words);
    }

    /* Articles may stand with it, no other small word: that would be a clause. */
    private static boolean isNoun(String text) {
        String[] words = SPACE.split(text.strip().toLowerCase(Locale.ROOT), -1);
        for (String word : words) {
            boolean small = FunctionWords.ENGLISH.contains(word) && !HELPERS.contains(word);
            boolean said = Chatter.FEELING.contains(word) || Chatter.COMMON.contains(word);
            if (word.isEmpty() || small || said || !word.codePoints().allMatch(Character::isLetter)) {
                return false;
            }
        }
        return words.length <= MOST_WORDS && !HELPERS.contains(words[words.length - 1]);
    }
}
