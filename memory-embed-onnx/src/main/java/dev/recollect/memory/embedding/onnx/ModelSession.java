// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.EmbeddingException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A model of BERT's family, opened: runs one sequence of tokens at a time and pools what comes out. Safe for use by
 * multiple threads; a run uses the calling thread alone, so that its sums have one order.
 */
final class ModelSession implements AutoCloseable {

    private static final String OUTPUT = "last_hidden_state";
    private static final List<String> INPUTS = List.of("input_ids", "attention_mask", "token_type_ids");

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Pooling pooling;
    private final int dimension;

    private ModelSession(OrtEnvironment environment, OrtSession session, Pooling pooling, int dimension) {
        this.environment = environment;
        this.session = session;
        this.pooling = pooling;
        this.dimension = dimension;
    }

    /**
     * Opens the model.
     *
     * @throws EmbeddingException if the file is broken or no model of BERT's family
     */
    static ModelSession open(OrtEnvironment environment, ModelSource source) {
        try (OrtSession.SessionOptions options = options()) {
            OrtSession session = source.openSession(environment, options);
            try {
                return new ModelSession(environment, session, source.recipe().pooling(), dimension(session));
            } catch (EmbeddingException | OrtException e) {
                session.close();
                throw e;
            }
        } catch (OrtException | IOException e) {
            throw new EmbeddingException("cannot open the model " + source.id() + ": " + e.getMessage(), e);
        }
    }

    /* One thread a run: on short texts two runs side by side do more than two threads on one run, and no sum depends
    on how work was shared out. Texts differ in length, so remembered memory patterns would only pile up. */
    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        options.setMemoryPatternOptimization(false);
        return options;
    }

    private static int dimension(OrtSession session) throws OrtException {
        Set<String> unknown = new TreeSet<>(session.getInputNames());
        INPUTS.forEach(unknown::remove);
        if (!unknown.isEmpty() || !session.getInputNames().contains(INPUTS.get(0))) {
            throw new EmbeddingException(
                    "the model must take input_ids and at most " + INPUTS + ", but takes " + session.getInputNames());
        }
        NodeInfo output = session.getOutputInfo().get(OUTPUT);
        if (output == null || !(output.getInfo() instanceof TensorInfo tensor)) {
            throw new EmbeddingException("the model must yield " + OUTPUT + ", but yields " + session.getOutputNames());
        }
        long[] shape = tensor.getShape();
        if (shape.length != 3 || shape[2] < 1) {
            throw new EmbeddingException(
                    OUTPUT + " must have the shape [texts, tokens, dimension], but has " + Arrays.toString(shape));
        }
        return Math.toIntExact(shape[2]);
    }

    int dimension() {
        return dimension;
    }

    /**
     * Embeds one sequence.
     *
     * @param ids with markers, at least one
     * @return a unit vector
     * @throws EmbeddingException if the model fails
     */
    Embedding embed(int[] ids) {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            for (String name : session.getInputNames()) {
                inputs.put(name, input(name, ids));
            }
            try (OrtSession.Result result = session.run(inputs, Set.of(OUTPUT))) {
                return pool(((OnnxTensor) result.get(0)).getFloatBuffer(), ids.length);
            }
        } catch (OrtException e) {
            throw new EmbeddingException("the model failed on " + ids.length + " tokens: " + e.getMessage(), e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private OnnxTensor input(String name, int[] ids) throws OrtException {
        long[] values = new long[ids.length];
        switch (name) {
            case "input_ids" -> Arrays.setAll(values, i -> ids[i]);
            case "attention_mask" -> Arrays.fill(values, 1);
            default -> {} // token_type_ids: one text, so all zero
        }
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), new long[] {1, ids.length});
    }

    private Embedding pool(FloatBuffer states, int tokens) {
        int pooled = pooling == Pooling.MEAN ? tokens : 1; // [CLS] stands first
        double[] sum = new double[dimension];
        for (int token = 0; token < pooled; token++) {
            for (int i = 0; i < dimension; i++) {
                sum[i] += states.get(token * dimension + i);
            }
        }
        double square = 0;
        for (double value : sum) {
            square += value * value;
        }
        double length = Math.sqrt(square);
        if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
            throw new EmbeddingException(
                    "the model must yield vectors of finite length above 0, but one has " + length);
        }
        float[] unit = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            unit[i] = (float) (sum[i] / length);
        }
        return Embedding.of(unit);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new EmbeddingException("cannot close the model: " + e.getMessage(), e);
        }
    }
}
