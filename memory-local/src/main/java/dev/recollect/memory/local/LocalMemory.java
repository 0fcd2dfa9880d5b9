// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.local;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryBuilder;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.onnx.BundledModel;
import dev.recollect.memory.embedding.onnx.ModelChoice;
import dev.recollect.memory.embedding.onnx.OnnxEmbeddingModel;
import dev.recollect.memory.embedding.onnx.affect.TrainedAffectDetector;
import dev.recollect.memory.hnsw.HnswVectorIndex;
import dev.recollect.memory.index.InMemoryKeywordIndex;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.StoreException;
import dev.recollect.memory.store.sqlite.SnowballAnalyzer;
import dev.recollect.memory.store.sqlite.SqliteExperienceStore;
import dev.recollect.memory.store.sqlite.SqliteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A memory in a folder of this machine: one SQLite file, a sentence embedding model in this process, no network. Other
 * processes may open the same folder at the same time; within one JVM a folder is open once. Sessions that are over are told
 * by narratives in the background, unless {@link MemoryBuilder#consolidation} is switched off.
 */
public final class LocalMemory {
    private static final String STORE_FILE = "raw_store.db";
    private static final String NATIVE_FOLDER = "native";
    private static final String INDEX_FOLDER = "vectors";

    /** Vectors that are kept of texts embedded lately, unless chosen otherwise: some 18 MB of the bundled models. */
    public static final int EMBEDDING_CACHE_VECTORS = 10_000;

    private LocalMemory() {}

    /**
     * Opens a folder with the defaults; creates it where missing. Takes about a second.
     *
     * @param folder where everything is kept
     * @return an open memory; closing it frees the folder
     * @throws StoreException if the folder cannot be used, is open in this JVM, or was written by a newer version
     * @throws dev.recollect.memory.embedding.EmbeddingException if the model cannot be opened
     */
    public static Memory open(Path folder) {
        return builder(folder).open();
    }

    /**
     * Begins to open a folder with choices.
     *
     * @param folder where everything is kept
     * @return a builder with the defaults
     */
    public static Builder builder(Path folder) {
        return new Builder(folder);
    }

    /** Collects choices. Confined to one thread at a time. */
    public static final class Builder {
        private final Path folder;
        private ModelChoice model = BundledModel.DEFAULT;
        private Optional<Path> storeFile = Optional.empty();
        private Optional<Path> indexFolder = Optional.empty();
        private int graphThreshold = HnswVectorIndex.DEFAULT_THRESHOLD;
        private int embeddingCache = EMBEDDING_CACHE_VECTORS;
        private UnaryOperator<MemoryBuilder> choices = UnaryOperator.identity();

        private Builder(Path folder) {
            this.folder = folder;
        }

        /**
         * Chooses the embedding model; {@link BundledModel#DEFAULT} unless set. A folder keeps to the model it began with.
         *
         * @param value the model
         * @return this
         */
        public Builder model(ModelChoice value) {
            model = value;
            return this;
        }

        /**
         * Chooses the store's file; {@code raw_store.db} in the folder unless set.
         *
         * @param value a file
         * @return this
         */
        public Builder storeFile(Path value) {
            storeFile = Optional.of(value);
            return this;
        }

        /**
         * Chooses where graphs over vectors are saved; {@code vectors} in the folder unless set. All processes on one store
         * should choose the same.
         *
         * @param value a folder, created where missing
         * @return this
         */
        public Builder indexFolder(Path value) {
            indexFolder = Optional.of(value);
            return this;
        }

        /**
         * Chooses from how many vectors of a role in a scope a graph is searched instead of all of them;
         * {@link HnswVectorIndex#DEFAULT_THRESHOLD} unless set.
         *
         * @param value at least 1
         * @return this
         * @throws IllegalArgumentException if the value is below 1
         */
        public Builder graphThreshold(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("the threshold must be at least 1, but was " + value);
            }
            graphThreshold = value;
            return this;
        }

        /**
         * Chooses how many vectors of texts embedded lately are kept in memory, so that the same text is not embedded again;
         * {@link #EMBEDDING_CACHE_VECTORS} unless set. What is kept is found by a digest of the text, for an hour at most;
         * {@link Memory#forget} lets go of all of it.
         *
         * @param vectors 0 for none; a text longer than the model's window has several
         * @return this
         * @throws IllegalArgumentException if the value is below 0
         */
        public Builder embeddingCache(int vectors) {
            if (vectors < 0) {
                throw new IllegalArgumentException("vectors kept must be 0 or more, but were " + vectors);
            }
            embeddingCache = vectors;
            return this;
        }

        /**
         * Makes choices about the memory itself: redactor, responder, lens, clock and the like.
         *
         * @param value changes the builder before the memory is built
         * @return this
         */
        public Builder with(UnaryOperator<MemoryBuilder> value) {
            choices = value;
            return this;
        }

        /**
         * Opens.
         *
         * @return an open memory; closing it frees the folder
         * @throws StoreException if the folder cannot be used, is open in this JVM, or was written by a newer version
         * @throws dev.recollect.memory.embedding.EmbeddingException if the model cannot be opened
         * @throws dev.recollect.memory.index.IndexException if the folder of graphs cannot be used
         */
        public Memory open() {
            created(folder);
            Path file = storeFile.orElseGet(() -> folder.resolve(STORE_FILE));
            try (Opening opening = new Opening()) {
                Memory memory = open(file, opening);
                opening.succeeded();
                return memory;
            }
        }

        private Memory open(Path file, Opening opening) {
            OpenFolders.Lease lease = OpenFolders.lease(file);
            opening.onFailure(lease::release);
            Path natives = folder.resolve(NATIVE_FOLDER);
            EmbeddingModel onnx = OnnxEmbeddingModel.builder()
                    .model(model)
                    .nativeFolder(natives)
                    .open();
            opening.onFailure(onnx::close);
            Optional<CachedEmbeddingModel> cached = embeddingCache == 0
                    ? Optional.empty()
                    : Optional.of(new CachedEmbeddingModel(onnx, embeddingCache, Ticker.systemTicker()));
            EmbeddingModel embedding =
                    cached.<EmbeddingModel>map(cache -> cache).orElse(onnx);
            SqliteExperienceStore store =
                    SqliteExperienceStore.open(SqliteOptions.builder(lease.file(), ModelStamp.of(embedding))
                            .nativeFolder(natives)
                            .build());
            opening.onFailure(store::close);
            HnswVectorIndex vectors = HnswVectorIndex.builder(embedding.dimension())
                    .threshold(graphThreshold)
                    .saveIn(
                            indexFolder.orElseGet(() -> folder.resolve(INDEX_FOLDER)),
                            ModelStamp.of(embedding),
                            store::lastChange)
                    .build();
            opening.onFailure(vectors::close);
            SnowballAnalyzer analyzer = new SnowballAnalyzer();
            var builder = new MemoryBuilder(store, vectors, new InMemoryKeywordIndex(analyzer), embedding)
                    .analyzer(analyzer)
                    .detector(TrainedAffectDetector.forModel(embedding.id()))
                    .consolidation(true)
                    .afterErasure(() -> cached.ifPresent(CachedEmbeddingModel::forget))
                    .afterClose(lease::release);
            return choices.apply(builder).build();
        }

        private static void created(Path folder) {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new StoreException(
                        "the data folder " + folder + " cannot be created; choose another or fix its permissions", e);
            }
        }
    }
}
