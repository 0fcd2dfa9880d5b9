// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;

/**
 * A small file of weights, written as its format says. Reads valence from the first dimension of an embedding (a rating of 3
 * + 2x), dominance from the second, arousal from their sum. Each of the three hidden units stays positive, where nothing is bent.
 */
final class WeightsBytes {
    private static final float FAR = 100;

    private final byte[] pieces = new byte[3 * NGrams.BUCKETS];
    private int version = 3;
    private int networks = 1;
    private int hidden = 3;
    private int outputs = 3;
    private int buckets = NGrams.BUCKETS;
    private double median = 3;
    private double steepness = 2;

    WeightsBytes version(int value) {
        version = value;
        return this;
    }

    WeightsBytes networks(int value) {
        networks = value;
        return this;
    }

    WeightsBytes hidden(int value) {
        hidden = value;
        return this;
    }

    WeightsBytes outputs(int value) {
        outputs = value;
        return this;
    }

    WeightsBytes buckets(int value) {
        buckets = value;
        return this;
    }

    WeightsBytes median(double value) {
        median = value;
        return this;
    }

    WeightsBytes steepness(double value) {
        steepness = value;
        return this;
    }

    /** Gives all pieces of a word a weight for valence. */
    WeightsBytes piece(String word, int weight) {
        NGrams.cut(word, bucket -> pieces[3 * bucket] = (byte) weight);
        return this;
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0x52414646);
        out.writeInt(version);
        out.writeUTF("plain/1");
        out.writeUTF("two");
        out.writeUTF("made up");
        out.writeInt(2);
        out.writeInt(buckets);
        doubles(out, 2, median, 5, -0.6, 0, 0.6);
        doubles(out, -1, 0, 1, 0.25, 0.5, 0.75);
        doubles(out, -1, 0, 1, -0.6, 0, 0.6);
        doubles(out, steepness);
        out.writeInt(networks);
        out.writeInt(2);
        out.writeInt(hidden);
        floats(out, FAR, FAR, FAR);
        floats(out, 0.5f);
        out.write(new byte[] {2, 2, 0});
        floats(out, 0.5f);
        out.write(new byte[] {0, 2, 2});
        out.writeInt(outputs);
        floats(out, 3 - 2 * FAR, -FAR, -FAR);
        floats(out, 1);
        out.write(new byte[] {2, 0, 0});
        floats(out, 1);
        out.write(new byte[] {0, 1, 0});
        floats(out, 1);
        out.write(new byte[] {0, 0, 1});
        floats(out, 0.01f, 0.01f, 0.01f);
        out.write(pieces);
        CRC32 sum = new CRC32();
        sum.update(bytes.toByteArray());
        out.writeInt((int) sum.getValue());
        return bytes.toByteArray();
    }

    private static void doubles(DataOutputStream out, double... values) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private static void floats(DataOutputStream out, float... values) throws IOException {
        for (float value : values) {
            out.writeFloat(value);
        }
    }
}
