// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectBlend;
import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.affect.WeightedMean;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.lens.Preface;
import dev.recollect.memory.lens.Style;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.redaction.Redactor;
import dev.recollect.memory.reflection.Reflector;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.session.SessionPolicy;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.memory.store.ExperienceStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The flow of an answer in mode {@code preface}: redact, recall, blend, style, draft, cite, remember the exchange, reflect.
 * From draft to response nothing of the draft changes. Safe for use by multiple threads.
 */
public final class Answerer {
    private static final int OWN_ANSWERS = 5;
    private static final int OWN_ANSWERS_SOUGHT = 20;
    private static final String PARAGRAPH = "\n\n";
    private static final AnswerListener SILENT = new AnswerListener() {
        @Override
        public void recalled(List<Recalled> memories, Answer.Affects affect) {}

        @Override
        public void delta(String text) {}
    };

    private final Ports ports;
    private final Lens lens;
    private final Reflector reflector = new Reflector();

    /**
     * What an answer is made with.
     *
     * @param store where earlier answers are
     * @param model embeds what the user says, for its affect
     * @param detector reads affects
     * @param redactor takes secrets out of the message before anything sees it
     * @param responder writes the draft
     * @param sessions says which session where nobody does
     */
    public record Ports(
            ExperienceStore store,
            EmbeddingModel model,
            AffectDetector detector,
            Redactor redactor,
            Responder responder,
            SessionPolicy sessions) {}

    /**
     * How affect colours.
     *
     * @param blend the weights of user, memories and self
     * @param valenceThreshold below it there is a preface
     */
    public record Lens(AffectBlend blend, double valenceThreshold) {
        /** 0.5, 0.3, 0.2 and −0.2. */
        public static final Lens DEFAULT = new Lens(AffectBlend.DEFAULT, Preface.DEFAULT_THRESHOLD);
    }

    /** What the facade lends: recall and remember, each with everything that belongs to them. */
    public interface Memories {
        /**
         * Recalls what bears on a request.
         *
         * @param request whose message is redacted
         * @return the relevant memories, best first
         */
        List<Recalled> relevant(AnswerRequest request);

        /**
         * Remembers an exchange and what is derived from it, both or neither.
         *
         * @param exchange the exchange
         * @param reflection makes the reflection on the stored form of the exchange
         * @return the ids of exchange and reflection
         */
        List<ExperienceId> remember(RememberRequest exchange, Function<Experience, RememberRequest> reflection);
    }

    private interface Drafting {
        Draft draft(String message, List<Recalled> memories);
    }

    /**
     * Creates the flow.
     *
     * @param ports what it is made with
     * @param lens how affect colours
     */
    public Answerer(Ports ports, Lens lens) {
        this.ports = ports;
        this.lens = lens;
    }

    /**
     * Answers, then remembers the exchange and the reflection on it. If drafting fails nothing is stored.
     *
     * @param request what is asked
     * @param memories recalls and remembers
     * @return the answer
     * @throws dev.recollect.memory.chat.ChatException if a model fails
     */
    public Answer answer(AnswerRequest request, Memories memories) {
        return answer(request, memories, SILENT, ports.responder()::respond);
    }

    /**
     * Answers while a listener hears it, then remembers the exchange and the reflection on it. If drafting fails or the
     * listener throws nothing is stored.
     *
     * @param request what is asked
     * @param memories recalls and remembers
     * @param listener hears what was recalled, then the response in pieces
     * @return the answer; its response is that of all pieces
     * @throws dev.recollect.memory.chat.ChatException if a model fails, which may be after pieces that were heard
     */
    public Answer answer(AnswerRequest request, Memories memories, AnswerListener listener) {
        return answer(
                request,
                memories,
                listener,
                (message, recalled) -> ports.responder().respond(message, recalled, listener));
    }

    private Answer answer(AnswerRequest request, Memories memories, AnswerListener listener, Drafting drafting) {
        String session = request.sessionId().orElseGet(() -> ports.sessions().current(request.scope()));
        String message = ports.redactor().redact(request.message()).text();
        AnswerRequest asked = new AnswerRequest(
                request.scope(), message, Optional.of(session), request.useMemories(), request.topK());
        List<Recalled> recalled = request.useMemories() ? memories.relevant(asked) : List.of();
        Answer.Affects affects = affects(asked, session, recalled);
        Style style = Style.of(affects.blended());
        Optional<Preface> preface = Preface.of(affects.blended(), lens.valenceThreshold());
        String before = preface.map(words -> words.text() + PARAGRAPH).orElse("");
        listener.recalled(recalled, affects);
        tell(listener, before);
        Draft draft = drafting.draft(message, recalled);
        List<Citation> citations = Citations.of(draft.text(), recalled);
        String block = Citations.block(citations, recalled);
        String after = block.isEmpty() ? "" : PARAGRAPH + block;
        tell(listener, after);
        List<ExperienceId> used = citations.stream().map(Citation::id).toList();
        List<ExperienceId> stored = memories.remember(
                exchange(asked, session, draft, citations, used),
                exchange -> reflector.on(exchange, used, recalled.size(), style));
        return new Answer(
                before + draft.text() + after,
                draft.text(),
                stored.get(0),
                stored.get(1),
                session,
                recalled,
                citations,
                affects,
                style,
                preface,
                ports.responder().id(),
                draft.usage());
    }

    private static void tell(AnswerListener listener, String text) {
        if (!text.isEmpty()) {
            listener.delta(text);
        }
    }

    private static RememberRequest exchange(
            AnswerRequest request, String session, Draft draft, List<Citation> citations, List<ExperienceId> used) {
        String response = draft.quoting() ? "" : Citations.withoutMarks(draft.text(), citations);
        return RememberRequest.exchange(request.scope(), request.message(), response)
                .session(session)
                .evidence(used.stream().map(Evidence::of).toList())
                .build();
    }

    private Answer.Affects affects(AnswerRequest request, String session, List<Recalled> recalled) {
        Affect user = read(request.message());
        Optional<Affect> remembered = remembered(recalled);
        Affect blended = lens.blend().blend(user, remembered, self(request, session));
        return new Answer.Affects(user, remembered, blended);
    }

    private static Optional<Affect> remembered(List<Recalled> recalled) {
        WeightedMean mean = new WeightedMean();
        recalled.forEach(memory ->
                mean.add(memory.experience().affect().affect(), memory.score().value()));
        return mean.value();
    }

    /* The mean affect of the agent's last answers in the session; those that only quoted are not its own. */
    private Optional<Affect> self(AnswerRequest request, String session) {
        var query = new ExperienceQuery(
                request.scope(), ExperienceFilter.DEFAULT.withSession(session), OWN_ANSWERS_SOUGHT, Optional.empty());
        WeightedMean mean = new WeightedMean();
        ports.store().list(query).stream()
                .flatMap(experience -> experience.content().response().stream())
                .filter(response -> !response.isBlank())
                .limit(OWN_ANSWERS)
                .forEach(response -> mean.add(read(response), 1));
        return mean.value();
    }

    private Affect read(String text) {
        AffectReading reading = ports.detector()
                .read(text, ports.model().embed(text, Purpose.PASSAGE).mean());
        return reading.affect();
    }
}
