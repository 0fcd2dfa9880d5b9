// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.answer.Attribution.Attributed;
import dev.recollect.memory.chat.ChatModel;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Mint;
import dev.recollect.memory.index.Distribution;
import dev.recollect.memory.index.TextAnalyzer;
import dev.recollect.memory.lens.Lens;
import dev.recollect.memory.lens.LensMode;
import dev.recollect.memory.lens.LensUse;
import dev.recollect.memory.lens.LensUse.Fallback;
import dev.recollect.memory.lens.Preface;
import dev.recollect.memory.lens.Style;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.redaction.Redactor;
import dev.recollect.memory.reflection.Answered;
import dev.recollect.memory.reflection.Reflection;
import dev.recollect.memory.reflection.Reflector;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.session.SessionPolicy;
import dev.recollect.memory.store.ExperienceStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The flow of an answer: redact, recall, blend, compose (draft and style), cite, reflect, remember. Safe for use by multiple
 * threads.
 */
public final class Answerer {
    private static final String PARAGRAPH = "\n\n";

    private final Ports ports;
    private final Lens lens;
    private final AnswerAffects affects;
    private final Attribution attribution;

    /**
     * What an answer is made with.
     *
     * @param store where earlier answers are
     * @param model embeds what the user says, for its affect
     * @param detector reads affects
     * @param redactor takes secrets out of the message before anything sees it
     * @param responder writes the draft
     * @param chat rewrites drafts, if there is a language model
     * @param reflector notes what an answer used
     * @param sessions says which session where nobody does
     * @param mint tells the time
     * @param usual what cosines of the model usually are
     * @param analyzer makes words of texts
     */
    public record Ports(
            ExperienceStore store,
            EmbeddingModel model,
            AffectDetector detector,
            Redactor redactor,
            Responder responder,
            Optional<ChatModel> chat,
            Reflector reflector,
            SessionPolicy sessions,
            Mint mint,
            Distribution usual,
            TextAnalyzer analyzer) {}

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

    /**
     * Creates the flow.
     *
     * @param ports what it is made with
     * @param lens how affect colours
     */
    public Answerer(Ports ports, Lens lens) {
        this.ports = ports;
        this.lens = lens;
        affects = new AnswerAffects(ports, lens.blend());
        attribution = new Attribution(ports.store(), ports.model(), ports.usual(), ports.analyzer());
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
        return answer(request, memories, Optional.empty());
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
        return answer(request, memories, Optional.of(listener));
    }

    private Answer answer(AnswerRequest request, Memories memories, Optional<AnswerListener> listener) {
        String session = request.sessionId().orElseGet(() -> ports.sessions().current(request.scope()));
        AnswerRequest asked =
                request.redacted(ports.redactor().redact(request.message()).text(), session);
        List<Recalled> recalled = request.useMemories() ? memories.relevant(asked) : List.of();
        Answer.Affects felt = affects.of(asked, session, recalled);
        Style style = Style.of(felt.blended());
        listener.ifPresent(ears -> ears.recalled(recalled, felt));
        Composition composition = new Composition(
                DraftRequest.of(asked.message(), recalled, ports.mint().now()),
                style,
                Preface.of(felt.blended(), lens.valenceThreshold()),
                listener);
        Composed composed = composer(request.mode().orElse(lens.mode())).compose(composition);
        Draft draft = composed.draft();
        Attributed attributed = attribution.of(request.scope(), asked.message(), draft, recalled);
        List<Citation> citations = Citations.of(attributed.numbers(), recalled);
        String references = references(citations, recalled);
        composition.tell(references);
        Reflection reflection = ports.reflector().on(answered(asked, draft, attributed, recalled, style));
        List<ExperienceId> used = citations.stream().map(Citation::id).toList();
        List<ExperienceId> stored = memories.remember(
                exchange(asked, session, draft, recalled.size(), used), exchange -> reflection.on(exchange, used));
        return new Answer(
                composed.text() + references,
                draft.text(),
                stored.get(0),
                stored.get(1),
                session,
                recalled,
                citations,
                felt,
                style,
                composed.preface(),
                composed.lens(),
                reflection,
                ports.responder().id(),
                draft.usage().plus(reflection.usage()));
    }

    private Composer composer(LensMode mode) {
        Responder responder = ports.responder();
        return switch (mode) {
            case PREFACE -> new PrefaceComposer(responder, LensUse.PREFACED);
            case PROMPT -> responder.styles() ? new PromptComposer(responder) : withoutModel();
            case RESTYLE ->
                ports.chat()
                        .<Composer>map(model -> new RestyleComposer(responder, model))
                        .orElseGet(this::withoutModel);
        };
    }

    private Composer withoutModel() {
        return new PrefaceComposer(ports.responder(), LensUse.fallenBack(Fallback.NO_CHAT_MODEL));
    }

    private static String references(List<Citation> citations, List<Recalled> recalled) {
        String block = Citations.block(citations, recalled);
        return block.isEmpty() ? "" : PARAGRAPH + block;
    }

    private static Answered answered(
            AnswerRequest asked, Draft draft, Attributed attributed, List<Recalled> recalled, Style style) {
        List<Experience> used = attributed.numbers().stream()
                .map(number -> recalled.get(number - 1).experience())
                .toList();
        return new Answered(
                asked.message(),
                draft.text(),
                used,
                recalled.size(),
                attributed.sentences(),
                attributed.resting(),
                style);
    }

    private static RememberRequest exchange(
            AnswerRequest request, String session, Draft draft, int recalled, List<ExperienceId> used) {
        String response = draft.quoting() ? "" : Citations.withoutMarks(draft.text(), recalled);
        return RememberRequest.exchange(request.scope(), request.message(), response)
                .session(session)
                .evidence(used.stream().map(Evidence::of).toList())
                .build();
    }
}
