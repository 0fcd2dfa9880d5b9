// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import dev.recollect.server.transfer.RecallSetHandler;
import dev.recollect.server.transfer.RecallSetOutline;
import dev.recollect.server.transfer.TransferException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Collects what stands in a recall set, in whatever order. Confined to one thread. */
final class RecallSetCollector implements RecallSetHandler {
    private final String file;
    private final RecallSetOutline outline;
    private final Map<String, Collected> conversations = new LinkedHashMap<>();
    private int skipped;

    /* The turns of one conversation by id, and all of its questions. */
    private record Collected(Map<String, RecallSet.Turn> turns, List<RecallSet.Question> questions) {
        Collected() {
            this(new LinkedHashMap<>(), new ArrayList<>());
        }
    }

    RecallSetCollector(String file, RecallSetOutline outline) {
        this.file = file;
        this.outline = outline;
        outline.conversations().forEach(id -> conversations.put(id, new Collected()));
    }

    @Override
    public void turn(Place place, Turn turn) {
        RecallSet.Turn made = new RecallSet.Turn(
                turn.id(), turn.session().orElse(""), turn.speaker(), turn.at(), turn.text(), Optional.empty());
        if (of(turn.conversation()).turns.put(turn.id(), made) != null) {
            malformed(place, "the turn '" + turn.id() + "' must be there once, but is there again");
        }
    }

    @Override
    public void question(Place place, Question question) {
        of(question.conversation())
                .questions
                .add(new RecallSet.Question(
                        question.id(), question.text(), question.category(), Set.copyOf(question.evidence())));
    }

    @Override
    public void malformed(Place place, String detail) {
        throw new TransferException(file + ", " + place + ": " + detail);
    }

    RecallSet collected() {
        List<RecallSet.Conversation> all = new ArrayList<>();
        conversations.forEach((id, conversation) -> all.add(
                new RecallSet.Conversation(id, List.copyOf(conversation.turns.values()), answered(conversation))));
        return new RecallSet(outline.name(), all, skipped);
    }

    private List<RecallSet.Question> answered(Collected conversation) {
        List<RecallSet.Question> answered = conversation.questions.stream()
                .filter(question ->
                        question.answerable() && conversation.turns.keySet().containsAll(question.evidence()))
                .toList();
        skipped += conversation.questions.size() - answered.size();
        return answered;
    }

    private Collected of(String conversation) {
        return Objects.requireNonNull(conversations.get(conversation), "the outline names every conversation");
    }
}
