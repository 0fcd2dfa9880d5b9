// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import dev.recollect.memory.embedding.EmbeddingException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/*
 * The file, big-endian, strings in modified UTF-8 after their length:
 *
 *   int magic "RAFF", int version 3
 *   string detector, string model, string provenance (data, licence, method: for whoever opens the file)
 *   int dimension, int buckets
 *   of valence, arousal, dominance: three doubles ratings, three doubles readings
 *   double steepness of the confidence
 *   int networks; of each: int layers; of each: int outputs, float biases, by input: float scale, byte[outputs] weights
 *   float[3] scales of the pieces' weights, byte[3 * buckets] weights by bucket
 *   int CRC-32 of all before it
 */
/**
 * What a {@link TrainedAffectDetector} knows, as the training command writes it. Immutable.
 *
 * @param id of the detector: name, version, model
 * @param model whose passage embeddings it was trained on
 * @param networks from an embedding to ratings, of which the mean is taken
 * @param pieces what the text itself adds
 * @param valence from its rating to its reading
 * @param arousal likewise
 * @param dominance likewise
 * @param steepness by which confidence grows with the valence read
 */
record AffectWeights(
        String id,
        String model,
        List<Network> networks,
        PieceWeights pieces,
        Scale valence,
        Scale arousal,
        Scale dominance,
        double steepness) {
    private static final int MAGIC = 0x52414646;
    private static final int VERSION = 3;
    private static final int SIZE_MOST = 1 << 13;
    private static final int FEW_MOST = 16;

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
        int count = size(file, "networks", in.readInt(), FEW_MOST);
        List<Network> networks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            networks.add(network(file, in, dimension));
        }
        return new AffectWeights(id, model, List.copyOf(networks), pieces(in), valence, arousal, dominance, steepness);
    }

    private static int size(String file, String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new EmbeddingException(file + " must have 1 to " + most + " " + name + ", but has " + value);
        }
        return value;
    }

    private static Network network(String file, DataInputStream in, int dimension) throws IOException {
        int count = size(file, "layers", in.readInt(), FEW_MOST);
        List<Layer> layers = new ArrayList<>();
        int inputs = dimension;
        for (int i = 0; i < count; i++) {
            Layer layer = layer(file, in, inputs);
            layers.add(layer);
            inputs = layer.outputs();
        }
        if (inputs != Network.OUTPUTS) {
            throw new EmbeddingException(
                    file + " must have networks of " + Network.OUTPUTS + " outputs, but has one of " + inputs);
        }
        return new Network(layers);
    }

    private static Layer layer(String file, DataInputStream in, int inputs) throws IOException {
        int outputs = size(file, "outputs of a layer", in.readInt(), SIZE_MOST);
        float[] biases = floats(in, outputs);
        float[][] weights = new float[inputs][outputs];
        byte[] row = new byte[outputs];
        for (float[] ofInput : weights) {
            float scale = in.readFloat();
            in.readFully(row);
            for (int unit = 0; unit < outputs; unit++) {
                ofInput[unit] = scale * row[unit];
            }
        }
        return new Layer(weights, biases);
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
