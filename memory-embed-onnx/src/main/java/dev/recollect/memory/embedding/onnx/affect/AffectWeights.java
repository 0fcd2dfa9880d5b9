// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import dev.recollect.memory.embedding.EmbeddingException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/*
 * The file, big-endian, strings in modified UTF-8 after their length:
 *
 *   int magic "RAFF", int version 2
 *   string detector, string model, string provenance (data, licence, method: for whoever opens the file)
 *   int dimension, int hidden units, int buckets
 *   of valence, arousal, dominance: three doubles ratings, three doubles readings
 *   double steepness of the confidence
 *   float hidden biases, float output weights by output, float[3] output biases
 *   by input: float scale, byte[hidden units] weights
 *   float[3] scales of the pieces' weights, byte[3 * buckets] weights by bucket
 *   int CRC-32 of all before it
 */
/**
 * What a {@link TrainedAffectDetector} knows, as the training command writes it. Immutable.
 *
 * @param id of the detector: name, version, model
 * @param model whose passage embeddings it was trained on
 * @param network from an embedding to ratings
 * @param pieces what the text itself adds
 * @param valence from its rating to its reading
 * @param arousal likewise
 * @param dominance likewise
 * @param steepness by which confidence grows with the valence read
 */
record AffectWeights(
        String id,
        String model,
        Network network,
        PieceWeights pieces,
        Scale valence,
        Scale arousal,
        Scale dominance,
        double steepness) {
    private static final int MAGIC = 0x52414646;
    private static final int VERSION = 2;
    private static final int SIZE_MOST = 1 << 13;

    /**
     * Reads weights.
     *
     * @param file its name, for complaints
     * @param in stays open
     * @throws EmbeddingException if it is not of this format and version, or damaged
     */
    static AffectWeights read(String file, InputStream in) throws IOException {
        CheckedInputStream checked = new CheckedInputStream(new BufferedInputStream(in), new CRC32());
        DataInputStream data = new DataInputStream(checked);
        try {
            int magic = data.readInt();
            int version = data.readInt();
            if (magic != MAGIC || version != VERSION) {
                throw new EmbeddingException(file + " must hold affect weights of version " + VERSION
                        + ", but begins with " + Integer.toHexString(magic) + " and " + version);
            }
            AffectWeights weights = body(file, data);
            int expected = (int) checked.getChecksum().getValue();
            int found = data.readInt();
            if (found != expected || data.read() >= 0) {
                throw new EmbeddingException(file + " is damaged: its checksum must be at its end, and match");
            }
            return weights;
        } catch (EOFException e) {
            throw new EmbeddingException(file + " is cut off", e);
        }
    }

    private static AffectWeights body(String file, DataInputStream in) throws IOException {
        String id = in.readUTF();
        String model = in.readUTF();
        in.readUTF();
        int dimension = size(file, "dimension", in.readInt(), SIZE_MOST);
        int hidden = size(file, "hidden units", in.readInt(), SIZE_MOST);
        int buckets = in.readInt();
        if (buckets != NGrams.BUCKETS) {
            throw new EmbeddingException(file + " must have " + NGrams.BUCKETS + " buckets, but has " + buckets);
        }
        Scale valence = Scale.read(file, in);
        Scale arousal = Scale.read(file, in);
        Scale dominance = Scale.read(file, in);
        double steepness = in.readDouble();
        if (!(steepness > 0) || Double.isInfinite(steepness)) {
            throw new EmbeddingException(file + " must have a steepness above 0, but has " + steepness);
        }
        Network network = network(in, dimension, hidden);
        return new AffectWeights(id, model, network, pieces(in), valence, arousal, dominance, steepness);
    }

    private static int size(String file, String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new EmbeddingException(file + " must have 1 to " + most + " " + name + ", but has " + value);
        }
        return value;
    }

    private static Network network(DataInputStream in, int dimension, int hidden) throws IOException {
        float[] hiddenBiases = floats(in, hidden);
        float[] outputWeights = floats(in, Network.OUTPUTS * hidden);
        float[] outputBiases = floats(in, Network.OUTPUTS);
        float[][] weights = new float[dimension][hidden];
        byte[] row = new byte[hidden];
        for (int input = 0; input < dimension; input++) {
            float scale = in.readFloat();
            in.readFully(row);
            for (int unit = 0; unit < hidden; unit++) {
                weights[input][unit] = scale * row[unit];
            }
        }
        return new Network(weights, hiddenBiases, outputWeights, outputBiases);
    }

    private static PieceWeights pieces(DataInputStream in) throws IOException {
        float[] scales = floats(in, Network.OUTPUTS);
        byte[] weights = new byte[Network.OUTPUTS * NGrams.BUCKETS];
        in.readFully(weights);
        return new PieceWeights(weights, scales);
    }

    private static float[] floats(DataInputStream in, int count) throws IOException {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }
}
