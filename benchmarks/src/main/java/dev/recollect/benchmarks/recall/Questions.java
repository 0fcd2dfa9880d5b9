// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.recall.FusionWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Puts the questions of a recall set to a memory that holds it. */
final class Questions {
    private Questions() {}

    /** Every question, asked of its own conversation. */
    static List<Example> own(RecallSet set, EmbeddingModel model, FusionWeights weights) {
        try (ScratchMemory memory = remembering(set, model, weights)) {
            List<Example> examples = new ArrayList<>();
            for (RecallSet.Conversation conversation : set.conversations()) {
                conversation.questions().forEach(question -> examples.add(memory.ask(conversation, question)));
            }
            return examples;
        }
    }

    /** Some questions, asked of conversations that they are not about, where nothing answers them. */
    static List<Example> strange(RecallSet set, EmbeddingModel model, FusionWeights weights, int everyNth) {
        try (ScratchMemory memory = remembering(set, model, weights)) {
            List<Example> examples = new ArrayList<>();
            int count = 0;
            for (RecallSet.Conversation asked : set.conversations()) {
                for (RecallSet.Conversation other : set.conversations()) {
                    for (RecallSet.Question question : other.questions()) {
                        if (!other.equals(asked) && count++ % everyNth == 0) {
                            examples.add(memory.ask(asked, unanswerable(question)));
                        }
                    }
                }
            }
            return examples;
        }
    }

    private static RecallSet.Question unanswerable(RecallSet.Question question) {
        return new RecallSet.Question(question.id(), question.text(), question.category(), Set.of());
    }

    /** The questions of every other conversation from the first on, and those of the rest. */
    static List<List<Example>> halves(RecallSet set, EmbeddingModel model, FusionWeights weights) {
        List<Example> first = new ArrayList<>();
        List<Example> second = new ArrayList<>();
        try (ScratchMemory memory = remembering(set, model, weights)) {
            boolean inFirst = true;
            for (RecallSet.Conversation conversation : set.conversations()) {
                for (RecallSet.Question question : conversation.questions()) {
                    (inFirst ? first : second).add(memory.ask(conversation, question));
                }
                inFirst = !inFirst;
            }
        }
        return List.of(first, second);
    }

    private static ScratchMemory remembering(RecallSet set, EmbeddingModel model, FusionWeights weights) {
        ScratchMemory memory = new ScratchMemory(model, weights);
        set.conversations().forEach(memory::remember);
        return memory;
    }
}
