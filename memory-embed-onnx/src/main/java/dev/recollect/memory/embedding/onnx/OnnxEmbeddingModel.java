// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import ai.onnxruntime.OrtEnvironment;
import dev.recollect.memory.Limits;
import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.EmbeddingException;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An embedding model on ONNX Runtime, on the CPU of this machine and without a network.
 *
 * <p>Every chunk of a text is a run of its own, never batched with others: a quantised model would otherwise give a
 * text another vector depending on what stands beside it. So on one machine a text has one vector, bit for bit, alone
 * or in any batch, from any thread. (Between processors of different kinds the last bits may differ.)
 *
 * <p>A text longer than the model's window is cut into chunks at the ends of sentences or words, which overlap by up
 * to an eighth; no token is left out. A text without any token, such as white space, has the vector of the empty text.
 *
 * <p>At most {@link Builder#concurrentRuns} runs happen at once, in the order in which they were asked for; a batch
 * uses the calling thread and whatever threads of its own are idle. Time grows linearly with the tokens beyond a
 * window; memory is the model, plus some 50 MB for each concurrent run of a full window. A waiting caller that is
 * interrupted gets an {@link EmbeddingException} and stays interrupted; a run that has begun is not broken off.
 *
 * <p>Safe for use by multiple threads. {@link #close()} waits for the embeddings that run.
 */
public final class OnnxEmbeddingModel implements EmbeddingModel {

    /** The most characters (UTF-16 units) of one text. Memory's own limit on input is far below. */
    public static final int TEXT_CHARS_MAX = 10 * Limits.TEXT_CHARS;

    private static final Logger LOG = LoggerFactory.getLogger(OnnxEmbeddingModel.class);

    private final String id;
    private final TextEncoder encoder;
    private final ModelSession session;
    private final RunGate gate;
    private final ReadWriteLock lifecycle = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxEmbeddingModel(String id, TextEncoder encoder, ModelSession session, RunGate gate) {
        this.id = id;
        this.encoder = encoder;
        this.session = session;
        this.gate = gate;
    }

    /**
     * Opens a model with the defaults of the {@link Builder}.
     *
     * @param choice which
     * @return the open model
     * @throws EmbeddingException if it cannot be opened
     */
    public static OnnxEmbeddingModel open(ModelChoice choice) {
        return builder().model(choice).open();
    }

    /**
     * Choices to make before opening.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int dimension() {
        return session.dimension();
    }

    /**
     * Embeds texts; blocks while it computes. If one text fails, all do.
     *
     * @param texts each at most {@value #TEXT_CHARS_MAX} characters
     * @param purpose what for
     * @return one result per text in the order of the texts, unit vectors
     * @throws IllegalArgumentException if a text is too long
     * @throws IllegalStateException if the model is closed
     * @throws EmbeddingException if the model fails or the thread is interrupted
     */
    @Override
    public List<TextEmbedding> embed(List<String> texts, Purpose purpose) {
        texts.forEach(OnnxEmbeddingModel::requireLength);
        lifecycle.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the embedding model " + id + " is closed");
            }
            return embedOpen(texts, purpose);
        } finally {
            lifecycle.readLock().unlock();
        }
    }

    private List<TextEmbedding> embedOpen(List<String> texts, Purpose purpose) {
        List<int[]> inputs = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (String text : texts) {
            inputs.addAll(encoder.inputs(text, purpose));
            ends.add(inputs.size());
        }
        List<Embedding> vectors = gate.map(inputs, session::embed);
        List<TextEmbedding> embeddings = new ArrayList<>(texts.size());
        int start = 0;
        for (int end : ends) {
            embeddings.add(new TextEmbedding(vectors.subList(start, end)));
            start = end;
        }
        return embeddings;
    }

    private static void requireLength(String text) {
        if (text.length() > TEXT_CHARS_MAX) {
            throw new IllegalArgumentException(
                    "a text must be at most " + TEXT_CHARS_MAX + " characters, but has " + text.length());
        }
    }

    @Override
    public void close() {
        lifecycle.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                gate.close();
                session.close();
            }
        } finally {
            lifecycle.writeLock().unlock();
        }
    }

    @Override
    public String toString() {
        return "OnnxEmbeddingModel[" + id + "]";
    }

    /** What to choose before a model is opened. Confined to one thread at a time. */
    public static final class Builder {

        /** The most runs that may happen at once. */
        public static final int CONCURRENT_RUNS_MAX = 64;

        private ModelChoice choice = BundledModel.DEFAULT;
        private int concurrentRuns = Math.min(Runtime.getRuntime().availableProcessors(), CONCURRENT_RUNS_MAX);
        private @Nullable Path nativeFolder;

        private Builder() {}

        /**
         * Chooses the model.
         *
         * @param which {@link BundledModel#DEFAULT} unless called
         * @return this builder
         */
        public Builder model(ModelChoice which) {
            choice = which;
            return this;
        }

        /**
         * Chooses how many runs may happen at once; each uses one thread.
         *
         * @param runs 1 to {@value #CONCURRENT_RUNS_MAX}; the number of processors unless called
         * @return this builder
         * @throws IllegalArgumentException if the number is out of range
         */
        public Builder concurrentRuns(int runs) {
            if (runs < 1 || runs > CONCURRENT_RUNS_MAX) {
                throw new IllegalArgumentException(
                        "concurrent runs must be between 1 and " + CONCURRENT_RUNS_MAX + ", but were " + runs);
            }
            concurrentRuns = runs;
            return this;
        }

        /**
         * Chooses a folder in which ONNX Runtime's native libraries are unpacked once and then kept: the opening that
         * comes first in a JVM checks and loads them. Unless called, or where the system property
         * {@code onnxruntime.native.path} is set, the library sees to itself (it unpacks them into the temporary folder
         * on every start).
         *
         * @param folder is made if missing; holds one folder per version and platform
         * @return this builder
         */
        public Builder nativeFolder(Path folder) {
            nativeFolder = folder;
            return this;
        }

        /**
         * Opens the model and tries it out. Takes some 0.3 s for a bundled model.
         *
         * @return the open model
         * @throws EmbeddingException if the model or the native libraries cannot be found, read or run
         */
        public OnnxEmbeddingModel open() {
            long start = System.nanoTime();
            ModelSource source = ModelSource.of(choice);
            TokenizerFile tokenizer = TokenizerFile.read(source);
            TextEncoder encoder = TextEncoder.of(tokenizer, source.recipe());
            OrtEnvironment environment =
                    nativeFolder == null ? NativeLibraries.load() : NativeLibraries.load(nativeFolder);
            ModelSession session = ModelSession.open(environment, source);
            tryOut(session, source, tokenizer.largestId());
            LOG.debug(
                    "opened {} with {} concurrent runs in {} ms",
                    source.id(),
                    concurrentRuns,
                    (System.nanoTime() - start) / 1_000_000);
            RunGate gate = new RunGate(concurrentRuns, "recollect-embed");
            return new OnnxEmbeddingModel(source.id(), encoder, session, gate);
        }

        /* The greatest id at every position of the window: what a folder's tokenizer and window may ask of its model. */
        private static void tryOut(ModelSession session, ModelSource source, int largestId) {
            int[] ids = new int[source.probeTokens()];
            Arrays.fill(ids, largestId);
            try {
                session.embed(ids);
            } catch (EmbeddingException e) {
                session.close();
                throw new EmbeddingException(
                        "the model " + source.id() + " must take " + ids.length + " tokens with ids up to " + largestId
                                + ", but does not: " + e.getMessage(),
                        e);
            }
        }
    }
}
