// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/** Trained weights, as a {@code TrainedAffectDetector} loads them. */
final class WeightsFile {
    private static final int MAGIC = 0x52414646;
    private static final int VERSION = 3;
    private static final int MOST = Byte.MAX_VALUE;

    private final String detector;
    private final String model;
    private final String provenance;
    private final List<TrainedNetwork> networks;
    private final double[][] pieces;
    private final double[][] scales;
    private final double steepness;

    /**
     * @param detector the id of the detector
     * @param model the id of the embedding model
     * @param provenance data, licence and method
     * @param networks for embeddings and ratings as they are
     * @param pieces weights of the buckets: for valence, arousal, dominance
     * @param scales for each of the three: three ratings and the three readings they become
     * @param steepness of the confidence
     */
    WeightsFile(
            String detector,
            String model,
            String provenance,
            List<TrainedNetwork> networks,
            double[][] pieces,
            double[][] scales,
            double steepness) {
        this.detector = detector;
        this.model = model;
        this.provenance = provenance;
        this.networks = networks;
        this.pieces = pieces;
        this.scales = scales;
        this.steepness = steepness;
    }

    double[][] scales() {
        return scales;
    }

    void write(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeUTF(detector);
        out.writeUTF(model);
        out.writeUTF(provenance);
        out.writeInt(networks.get(0).inputs());
        out.writeInt(pieces[0].length);
        for (double[] scale : scales) {
            for (double point : scale) {
                out.writeDouble(point);
            }
        }
        out.writeDouble(steepness);
        out.writeInt(networks.size());
        for (TrainedNetwork network : networks) {
            out.writeInt(network.layers().size());
            for (TrainedLayer layer : network.layers()) {
                writeLayer(out, layer);
            }
        }
        writePieces(out);
        CRC32 sum = new CRC32();
        sum.update(bytes.toByteArray());
        out.writeInt((int) sum.getValue());
        Files.write(file, bytes.toByteArray());
    }

    private static void writeLayer(DataOutputStream out, TrainedLayer layer) throws IOException {
        int outputs = layer.outputs();
        out.writeInt(outputs);
        for (double bias : layer.biases().data) {
            out.writeFloat((float) bias);
        }
        for (int input = 0; input < layer.inputs(); input++) {
            double[] row = Arrays.copyOfRange(layer.weights().data, input * outputs, (input + 1) * outputs);
            float scale = scale(row);
            out.writeFloat(scale);
            for (double weight : row) {
                out.writeByte(quantised(weight, scale));
            }
        }
    }

    private void writePieces(DataOutputStream out) throws IOException {
        float[] perOne = new float[pieces.length];
        for (int output = 0; output < pieces.length; output++) {
            perOne[output] = scale(pieces[output]);
            out.writeFloat(perOne[output]);
        }
        for (int bucket = 0; bucket < pieces[0].length; bucket++) {
            for (int output = 0; output < pieces.length; output++) {
                out.writeByte(quantised(pieces[output][bucket], perOne[output]));
            }
        }
    }

    private static float scale(double[] weights) {
        return (float) (Arrays.stream(weights).map(Math::abs).max().orElse(0) / MOST);
    }

    private static int quantised(double weight, float scale) {
        return scale == 0 ? 0 : (int) Math.max(-MOST, Math.min(MOST, Math.rint(weight / scale)));
    }
}
