// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

import dev.recollect.memory.answer.AnswerRequest;
import dev.recollect.memory.answer.Answerer;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.recall.Recaller;
import dev.recollect.memory.remember.Recorder;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.remember.Remembered;
import java.util.List;
import java.util.function.Function;

/** What an answer recalls from, and is remembered in. Safe for use by multiple threads. */
record AnswerMemories(MemoryParts parts, Recaller recaller, Recorder recorder) implements Answerer.Memories {
    @Override
    public List<Recalled> relevant(AnswerRequest asked) {
        RecallRequest recall = RecallRequest.of(asked.scope(), asked.message())
                .withTopK(asked.topK())
                .withProfile(parts.answerProfile())
                .withRelevantOnly()
                .withTokenBudget(parts.contextTokens());
        return Current.of(parts.recalling(recall, recaller).memories());
    }

    @Override
    public List<ExperienceId> remember(RememberRequest exchange, Function<Experience, RememberRequest> reflection) {
        List<Remembered> outcomes = recorder.record(exchange, reflection);
        outcomes.forEach(Remembered::requireStored);
        return outcomes.stream().flatMap(stored -> stored.id().stream()).toList();
    }
}
