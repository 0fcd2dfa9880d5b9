// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.remember.RememberRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Memories of several users with questions about them, and which memories answer each.
 *
 * @param name what the set is called
 * @param conversations the users, each asked about by itself
 * @param skipped how many questions were left out, because nothing is known that answers them
 */
record RecallSet(String name, List<Conversation> conversations, int skipped) {
    RecallSet {
        conversations = List.copyOf(conversations);
    }

    /**
     * What one user lived through.
     *
     * @param turns in order
     * @param questions about them
     */
    record Conversation(String id, List<Turn> turns, List<Question> questions) {
        Conversation {
            turns = List.copyOf(turns);
            questions = List.copyOf(questions);
        }

        Scope scope() {
            return Scope.ofUser(id);
        }

        /** The moment at which the questions are asked: a day after the last turn, as {@code recollect eval} has it. */
        Instant asked() {
            return turns.stream()
                    .map(Turn::at)
                    .max(Comparator.naturalOrder())
                    .orElse(Instant.EPOCH)
                    .plus(Duration.ofDays(1));
        }
    }

    /**
     * Something said, or asked and answered.
     *
     * @param session of the conversation; empty if it is said in none
     * @param text what was said, or the prompt
     * @param response the response, if it is an exchange; may be empty
     */
    record Turn(
            String id, String session, Optional<String> speaker, Instant at, String text, Optional<String> response) {
        /** As it is embedded and indexed, the prompt alone of an exchange. */
        String indexed() {
            return speaker.map(name -> name + ": ").orElse("") + text;
        }

        RememberRequest request(Scope scope) {
            var request = response.map(answer -> RememberRequest.exchange(scope, text, answer))
                    .orElseGet(() -> RememberRequest.text(scope, text));
            speaker.ifPresent(request::speaker);
            if (!session.isEmpty()) {
                request.session(session);
            }
            return request.occurredAt(at).build();
        }
    }

    /**
     * A question.
     *
     * @param category what kind of question
     * @param evidence the turns that answer it; empty if none does
     */
    record Question(String id, String text, String category, Set<String> evidence) {
        Question {
            evidence = Set.copyOf(evidence);
        }

        boolean answerable() {
            return !evidence.isEmpty();
        }
    }
}
