// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes what stands in a recall set, in the order of the file. */
public interface RecallSetHandler {
    /** What an entry of {@code turns} is called. */
    String TURN = "turn";

    /** What an entry of {@code questions} is called. */
    String QUESTION = "question";

    /**
     * A turn.
     *
     * @param place where it stands
     * @param turn what was said
     */
    default void turn(Place place, Turn turn) {}

    /**
     * A question.
     *
     * @param place where it stands
     * @param question what is asked
     */
    default void question(Place place, Question question) {}

    /**
     * A turn or question that breaks a rule.
     *
     * @param place where it stands
     * @param detail what was expected and what came
     */
    void malformed(Place place, String detail);

    /**
     * A place in the file.
     *
     * @param entry the number of the turn or question over the whole file, from 1
     * @param what {@link #TURN} or {@link #QUESTION}
     * @param line the line of the file, from 1
     * @param column the column of the line, from 1
     * @param offset bytes before it
     */
    record Place(long entry, String what, long line, long column, long offset) {
        @Override
        public String toString() {
            return what + " " + entry + " at line " + line + " column " + column;
        }
    }

    /**
     * Something said.
     *
     * @param conversation the conversation it belongs to
     * @param id its id, unique in the conversation
     * @param session the session of the conversation
     * @param speaker who said it
     * @param at when
     * @param text what
     */
    record Turn(
            String conversation,
            String id,
            Optional<String> session,
            Optional<String> speaker,
            Instant at,
            String text) {}

    /**
     * Something asked about a conversation.
     *
     * @param conversation the conversation
     * @param id its id
     * @param text what is asked
     * @param category its kind
     * @param evidence ids of the turns that hold the answer, in the order of the file
     */
    record Question(String conversation, String id, String text, String category, List<String> evidence) {
        /** Copies the list. */
        public Question {
            evidence = List.copyOf(evidence);
        }
    }
}
