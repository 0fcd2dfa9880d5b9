// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.eval;

import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.server.transfer.RecallSetHandler;
import dev.recollect.server.transfer.RecallTurns;
import dev.recollect.server.transfer.TransferException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what a recall set says of one conversation, in whatever order. Confined to one thread. */
final class ConversationCollector {
    private final String id;
    private final List<RememberRequest> turns = new ArrayList<>();
    private final Map<String, String> sessions = new HashMap<>();
    private final List<RecallSetHandler.Question> questions = new ArrayList<>();
    private Instant latest = Instant.MIN;

    ConversationCollector(String id) {
        this.id = id;
    }

    void turn(String file, RecallSetHandler.Place place, RecallSetHandler.Turn turn, String set, String tenant) {
        if (sessions.put(turn.id(), turn.session().orElse("")) != null) {
            throw new TransferException(file + ", " + place + ": the turn '" + turn.id() + "' of conversation '" + id
                    + "' must be there once, but is there again");
        }
        turns.add(RecallTurns.requestFor(tenant, set, turn));
        latest = turn.at().isAfter(latest) ? turn.at() : latest;
    }

    void question(RecallSetHandler.Question question) {
        questions.add(question);
    }

    boolean any() {
        return !turns.isEmpty();
    }

    Conversation collected() {
        List<Question> known = questions.stream()
                .filter(question ->
                        !question.evidence().isEmpty() && sessions.keySet().containsAll(question.evidence()))
                .map(question -> new Question(question.text(), question.category(), Set.copyOf(question.evidence())))
                .toList();
        return new Conversation(id, turns, sessions, latest, known, questions.size() - known.size());
    }
}
