// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.answer.DraftSentences.Sentence;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.Distribution;
import dev.recollect.memory.index.TextAnalyzer;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.store.ExperienceStore;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which memories a draft really used, sentence by sentence.
 *
 * <p>A sentence rests on a memory that shares enough of its words; or, where none does, on the one that means nearly the
 * same. A mark of the model's own counts if memory and sentence have anything in common. A sentence that denies knowing rests
 * on nothing. A draft that quotes is believed. Safe for use by multiple threads.
 */
final class Attribution {
    private static final Pattern DENIAL = Pattern.compile(
            "(?i)\\b(?:(?:do|does|did|can|could)(?:n['’]t| not)|cannot|never) (?:\\w+ )?(?:know|remember|recall|find|see)\\b"
                    + "|\\b(?:no|nothing|not anything)\\b.{0,40}\\b(?:memor(?:y|ies)|records?|mention(?:s|ed)?|told me)\\b"
                    + "|\\b(?:memor(?:y|ies)|records?)\\b.{0,30}\\b(?:do|does|did)(?:n['’]t| not)\\b");
    /* Deviations above the usual cosine. */
    private static final double SAME_MEANING = 3.5;
    private static final double RELATED_MEANING = 1;
    /* "Yes, gladly." is near everything. */
    private static final int WORDS_TO_MEAN_SOMETHING = 3;

    private final ExperienceStore store;
    private final EmbeddingModel model;
    private final Distribution usual;
    private final ContentWords words;

    /**
     * @param store where the vectors of memories are
     * @param model embeds sentences
     * @param usual what cosines of this model usually are
     * @param analyzer makes words of texts
     */
    Attribution(ExperienceStore store, EmbeddingModel model, Distribution usual, TextAnalyzer analyzer) {
        this.store = store;
        this.model = model;
        this.usual = usual;
        words = new ContentWords(analyzer);
    }

    /**
     * What rests on what.
     *
     * @param numbers of the used memories, from 1, ascending
     * @param sentences of the draft
     * @param resting of them on a memory
     */
    record Attributed(List<Integer> numbers, int sentences, int resting) {}

    Attributed of(Scope scope, String message, Draft draft, List<Recalled> memories) {
        List<Sentence> sentences = DraftSentences.of(draft.text());
        if (memories.isEmpty()) {
            return new Attributed(List.of(), sentences.size(), 0);
        }
        SharedWords shared = new SharedWords(words, message, memories);
        SharedMeaning meaning = new SharedMeaning(store, model, usual, scope, memories);
        Set<Integer> used = new TreeSet<>();
        int resting = 0;
        for (Sentence sentence : sentences) {
            List<Integer> marked = sentence.marks().stream()
                    .filter(number -> number >= 1 && number <= memories.size())
                    .toList();
            List<Integer> sources =
                    draft.quoting() ? marked : sources(sentence, marked, memories.size(), shared, meaning);
            used.addAll(sources);
            resting += sources.isEmpty() ? 0 : 1;
        }
        return new Attributed(List.copyOf(used), sentences.size(), resting);
    }

    private List<Integer> sources(
            Sentence sentence, List<Integer> marked, int memories, SharedWords shared, SharedMeaning meaning) {
        Set<String> said = words.of(sentence.text());
        List<Integer> rightlyMarked = marked.stream()
                .filter(number -> shared.any(said, number) || meaning.of(sentence.text(), number) >= RELATED_MEANING)
                .toList();
        if (!rightlyMarked.isEmpty()) {
            return rightlyMarked;
        }
        if (DENIAL.matcher(sentence.text()).find()) {
            return List.of();
        }
        List<Integer> byWords = shared.sources(said);
        return byWords.isEmpty() && said.size() >= WORDS_TO_MEAN_SOMETHING
                ? nearest(sentence.text(), memories, meaning)
                : byWords;
    }

    private static List<Integer> nearest(String sentence, int memories, SharedMeaning meaning) {
        int nearest = 0;
        double most = SAME_MEANING;
        for (int number = 1; number <= memories; number++) {
            double here = meaning.of(sentence, number);
            if (here >= most) {
                most = here;
                nearest = number;
            }
        }
        return nearest == 0 ? List.of() : List.of(nearest);
    }
}
