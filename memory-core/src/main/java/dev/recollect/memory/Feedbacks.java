// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

import dev.recollect.memory.answer.Answer;
import dev.recollect.memory.answer.AnswerRequest;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.reflection.Feedback;
import dev.recollect.memory.reflection.Reaction;
import dev.recollect.memory.reflection.Reactions;
import dev.recollect.memory.remember.Recorder;
import dev.recollect.memory.remember.Remembered;
import dev.recollect.memory.store.ExperienceQuery.Position;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.RefusedException;
import dev.recollect.memory.store.StoreException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers what people say of answers and memories, as such or in passing. Safe for use by multiple threads. */
record Feedbacks(ExperienceStore store, Recorder recorder) {
    private static final Logger LOG = LoggerFactory.getLogger(Feedbacks.class);

    Remembered remember(Feedback feedback) {
        Experience judged = store.find(feedback.scope(), feedback.about())
                .orElseThrow(() -> new RefusedException("there is no experience " + feedback.about() + " to judge"));
        return recorder.record(feedback.on(judged)).requireStored();
    }

    /**
     * Remembers what a message says of the answer before it in its session, if it says anything. The answer to the message is
     * remembered by now and stands, whatever becomes of this.
     */
    Answer heard(AnswerRequest request, Answer answer) {
        Optional<Reaction> reaction = Reactions.in(request.message());
        if (reaction.isPresent()) {
            try {
                answerBefore(request, answer)
                        .ifPresent(judged -> remember(Feedback.detected(request.scope(), judged.id(), reaction.get())));
            } catch (StoreException e) {
                LOG.warn("a reaction to an answer was not noted: {}", e.getMessage());
            }
        }
        return answer;
    }

    private Optional<Experience> answerBefore(AnswerRequest request, Answer answer) {
        return store.find(request.scope(), answer.exchangeId())
                .flatMap(exchange -> store.predecessor(request.scope(), answer.sessionId(), Position.of(exchange)))
                .filter(before -> before.content().prompt().isPresent());
    }
}
