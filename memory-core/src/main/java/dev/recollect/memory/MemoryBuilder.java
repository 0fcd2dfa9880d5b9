// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.affect.NeutralAffectDetector;
import dev.recollect.memory.answer.Answerer;
import dev.recollect.memory.answer.ChatResponder;
import dev.recollect.memory.answer.OfflineResponder;
import dev.recollect.memory.answer.Responder;
import dev.recollect.memory.chat.ChatModel;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.experience.Mint;
import dev.recollect.memory.index.KeywordIndex;
import dev.recollect.memory.index.Projection;
import dev.recollect.memory.index.Projections;
import dev.recollect.memory.index.TextAnalyzer;
import dev.recollect.memory.index.UnicodeAnalyzer;
import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.lens.Lens;
import dev.recollect.memory.narrative.ConsolidationRounds;
import dev.recollect.memory.narrative.Consolidator;
import dev.recollect.memory.recall.FusionWeights;
import dev.recollect.memory.recall.RecallProfile;
import dev.recollect.memory.recall.Recaller;
import dev.recollect.memory.recall.Timeline;
import dev.recollect.memory.redaction.Redactor;
import dev.recollect.memory.redaction.SecretRedactor;
import dev.recollect.memory.reflection.ModelReflector;
import dev.recollect.memory.reflection.Reflector;
import dev.recollect.memory.reflection.TemplateReflector;
import dev.recollect.memory.remember.Recorder;
import dev.recollect.memory.session.SessionPolicy;
import dev.recollect.memory.store.ExperienceStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Puts a {@link Memory} together from its parts. Confined to one thread at a time; builds one memory. */
public final class MemoryBuilder {
    private final ExperienceStore store;
    private final VectorIndex vectors;
    private final KeywordIndex keywords;
    private final EmbeddingModel model;
    private AffectDetector detector = new NeutralAffectDetector();
    private Redactor redactor = new SecretRedactor();
    private Optional<Responder> responder = Optional.empty();
    private Optional<ChatModel> chat = Optional.empty();
    private InstantSource clock = InstantSource.system();
    private RandomGenerator random = new SecureRandom();
    private Duration sessionTimeout = SessionPolicy.DEFAULT_TIMEOUT;
    private Lens lens = Lens.DEFAULT;
    private RecallProfile answerProfile = RecallProfile.DEFAULT;
    private Optional<FusionWeights> weights = Optional.empty();
    private boolean modelReflects;
    private TextAnalyzer analyzer = new UnicodeAnalyzer();
    private int contextTokens = 2_000;
    private boolean consolidation;
    private boolean distillation;
    private int maxTextChars = Limits.TEXT_CHARS;
    private Runnable afterErasure = () -> {};
    private Runnable afterClose = () -> {};
    private long memoryForRecall = Runtime.getRuntime().maxMemory() / 4;
    private Duration maintenanceInterval = Duration.ofSeconds(2);

    /**
     * Begins with what every memory needs; the memory closes all of it.
     *
     * @param store the truth
     * @param vectors finds by meaning
     * @param keywords finds by words; follows the store's feed too if it is a {@link Projection}
     * @param model embeds; must be the one whose vectors the store takes
     */
    public MemoryBuilder(ExperienceStore store, VectorIndex vectors, KeywordIndex keywords, EmbeddingModel model) {
        this.store = store;
        this.vectors = vectors;
        this.keywords = keywords;
        this.model = model;
    }

    /**
     * Sets what reads affect; {@link NeutralAffectDetector} unless set.
     *
     * @param value the detector, made for the embedding model
     * @return this
     */
    public MemoryBuilder detector(AffectDetector value) {
        detector = value;
        return this;
    }

    /**
     * Sets what takes secrets out; {@link SecretRedactor} unless set.
     *
     * @param value the redactor
     * @return this
     */
    public MemoryBuilder redactor(Redactor value) {
        redactor = value;
        return this;
    }

    /**
     * Sets the language model: it writes drafts, unless a responder is set, and whatever else is asked of a model. Without
     * one everything works by rules and templates.
     *
     * @param value the model
     * @return this
     */
    public MemoryBuilder chatModel(ChatModel value) {
        chat = Optional.of(value);
        return this;
    }

    /**
     * Sets what writes drafts; unless set a {@link ChatResponder} where there is a language model, else an
     * {@link OfflineResponder}.
     *
     * @param value the responder
     * @return this
     */
    public MemoryBuilder responder(Responder value) {
        responder = Optional.of(value);
        return this;
    }

    /**
     * Sets what tells the time; the system clock unless set.
     *
     * @param value the clock
     * @return this
     */
    public MemoryBuilder clock(InstantSource value) {
        clock = value;
        return this;
    }

    /**
     * Sets where ids and nonces get their bits; a {@link SecureRandom} unless set.
     *
     * @param value safe for use by multiple threads
     * @return this
     */
    public MemoryBuilder random(RandomGenerator value) {
        random = value;
        return this;
    }

    /**
     * Sets the idleness that ends a session; 30 minutes unless set.
     *
     * @param value positive
     * @return this
     */
    public MemoryBuilder sessionTimeout(Duration value) {
        sessionTimeout = value;
        return this;
    }

    /**
     * Sets whether sessions that are over are told by narratives in the background; not unless set. Without it they are
     * told by {@link Sessions#consolidate} alone.
     *
     * @param value whether
     * @return this
     */
    public MemoryBuilder consolidation(boolean value) {
        consolidation = value;
        return this;
    }

    /**
     * Sets whether the chat model, if there is one, reads facts out of sessions when they are told; not unless set. They are
     * remembered as inferences that rest on what was said.
     *
     * @param value whether
     * @return this
     */
    public MemoryBuilder distillation(boolean value) {
        distillation = value;
        return this;
    }

    /**
     * Sets how affect colours answers.
     *
     * @param value the lens
     * @return this
     */
    public MemoryBuilder lens(Lens value) {
        lens = value;
        return this;
    }

    /**
     * Sets that the language model writes the reflections, where there is one; a template does unless set. It is one call
     * more an answer.
     *
     * @return this
     */
    public MemoryBuilder modelReflects() {
        modelReflects = true;
        return this;
    }

    /**
     * Sets how words of an answer are compared with those of memories, to tell which ones it used; {@link UnicodeAnalyzer}
     * unless set.
     *
     * @param value safe for use by multiple threads
     * @return this
     */
    public MemoryBuilder analyzer(TextAnalyzer value) {
        analyzer = value;
        return this;
    }

    /**
     * Sets how answers recall; {@link RecallProfile#DEFAULT} unless set.
     *
     * @param value the profile
     * @return this
     */
    public MemoryBuilder answerProfile(RecallProfile value) {
        answerProfile = value;
        return this;
    }

    /**
     * Sets how many estimated tokens of memories an answer uses at most; 2,000 unless set.
     *
     * @param value at least 1
     * @return this
     */
    public MemoryBuilder contextTokens(int value) {
        contextTokens = value;
        return this;
    }

    /**
     * Sets how long a text, prompt or response may be; {@link Limits#TEXT_CHARS} unless set.
     *
     * @param value in characters
     * @return this
     */
    public MemoryBuilder maxTextChars(int value) {
        maxTextChars = value;
        return this;
    }

    /**
     * Sets how often background work is done; 2 seconds unless set.
     *
     * @param value zero for never
     * @return this
     */
    public MemoryBuilder maintenanceInterval(Duration value) {
        maintenanceInterval = value;
        return this;
    }

    /**
     * Sets how much memory the vectors and the order of turns may take that recall holds; a quarter of the heap unless set.
     * Beyond it the scopes that were used longest ago leave, and are read from the store when they are used again.
     *
     * @param value in bytes, 0 or more, roughly; a scope in use is held beyond it
     * @return this
     */
    public MemoryBuilder memoryForRecall(long value) {
        memoryForRecall = value;
        return this;
    }

    /**
     * Adds something that is done after each erasure, before {@link Memory#forget} returns, also where it fails. Whoever
     * keeps what it made of texts lets go of it here.
     *
     * @param value may run on many threads at a time, also where nothing matched; not after a rehearsal
     * @return this
     */
    public MemoryBuilder afterErasure(Runnable value) {
        Runnable before = afterErasure;
        afterErasure = () -> {
            before.run();
            value.run();
        };
        return this;
    }

    /**
     * Sets what is done after the memory and its parts were closed; nothing unless set.
     *
     * @param value runs once
     * @return this
     */
    public MemoryBuilder afterClose(Runnable value) {
        afterClose = value;
        return this;
    }

    /**
     * Sets the numbers of the default profile; the bundled ones unless set.
     *
     * @param value the weights
     * @return this
     */
    public MemoryBuilder weights(FusionWeights value) {
        weights = Optional.of(value);
        return this;
    }

    /**
     * Builds the memory. What recall needs of a scope is read at its first recall, or by {@link Memory#prepare}.
     *
     * @return an open memory
     */
    public Memory build() {
        Timeline timeline = new Timeline();
        List<Projection> followers = new ArrayList<>(List.of(timeline, vectors));
        if (keywords instanceof Projection follower) {
            followers.add(follower);
        }
        Projections projections = new Projections(store, followers, memoryForRecall);
        Mint mint = new Mint(clock, random);
        Responder drafts = responder.orElseGet(
                () -> chat.<Responder>map(ChatResponder::new).orElseGet(OfflineResponder::new));
        SessionPolicy sessions = new SessionPolicy(store, mint, sessionTimeout);
        Recorder recorder = new Recorder(store, model, detector, redactor, sessions, mint, maxTextChars);
        FusionWeights fusion = weights.orElseGet(() -> FusionWeights.bundled(model.id()));
        Reflector reflector = chat.filter(set -> modelReflects)
                .<Reflector>map(ModelReflector::new)
                .orElseGet(TemplateReflector::new);
        MemoryParts parts = new MemoryParts(
                store,
                vectors,
                model,
                detector,
                drafts,
                chat,
                projections,
                mint,
                new RecentAccesses(),
                answerProfile,
                contextTokens,
                afterErasure,
                afterClose);
        Memory memory = new Memory(
                parts,
                recorder,
                new Recaller(
                        store,
                        timeline,
                        vectors,
                        keywords,
                        model,
                        clock,
                        fusion,
                        text -> parts.affect(text, Optional.empty()).affect().valence()),
                new Answerer(
                        new Answerer.Ports(
                                store,
                                model,
                                detector,
                                redactor,
                                drafts,
                                chat,
                                reflector,
                                sessions,
                                mint,
                                fusion.meaning(),
                                analyzer),
                        lens),
                sessionParts(recorder, sessions, mint),
                new SalienceUpkeep(parts, fusion.meaning().mean()),
                new Maintenance(maintenanceInterval));
        memory.startMaintenance();
        return memory;
    }

    private SessionParts sessionParts(Recorder recorder, SessionPolicy sessions, Mint mint) {
        Consolidator consolidator = new Consolidator(store, recorder, sessions, chat, distillation);
        return new SessionParts(
                sessions,
                consolidator,
                consolidation
                        ? Optional.of(new ConsolidationRounds(store, sessions, consolidator, mint))
                        : Optional.empty());
    }
}
