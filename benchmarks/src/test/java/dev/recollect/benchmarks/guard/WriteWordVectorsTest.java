// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("Writing the word vectors of the fact guard")
class WriteWordVectorsTest {
    private static final double[] NONE = new double[24];

    @TempDir
    Path folder;

    private final StringWriter complaints = new StringWriter();

    @Test
    @DisplayName("puts the commonest words first, and words that mean the same nearer than others")
    void written() throws IOException {
        Path file = folder.resolve("words.vectors");

        assertThat(write("--most", "3000", "--parts", "24", "--out", file.toString()))
                .as("%s", complaints)
                .isZero();

        Map<String, double[]> vectors = new HashMap<>();
        List<String> words = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            assertThat(in.readInt()).isEqualTo(3000);
            assertThat(in.readInt()).isEqualTo(24);
            for (int i = 0; i < 3000; i++) {
                String word = in.readUTF();
                words.add(word);
                double[] vector = new double[24];
                for (int part = 0; part < vector.length; part++) {
                    vector[part] = in.readByte();
                }
                vectors.put(word, vector);
            }
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThat(words.subList(0, 20)).contains("the", "of", "and");
        assertThat(cosine(vectors.getOrDefault("month", NONE), vectors.getOrDefault("week", NONE)))
                .isGreaterThan(cosine(vectors.getOrDefault("month", NONE), vectors.getOrDefault("river", NONE)) + .2);
    }

    @Test
    @DisplayName("says what is wrong with its arguments, and writes nothing")
    void refused() {
        Path file = folder.resolve("words.vectors");

        assertThat(write("--most", "3", "--parts", "24", "--out", file.toString()))
                .isEqualTo(1);
        assertThat(complaints).hasToString("--parts must be above 0 and no more than --most, but are 24 and 3\n");
        assertThat(file).doesNotExist();
    }

    private static double cosine(double[] one, double[] other) {
        double product = 0;
        double ones = 0;
        double others = 0;
        for (int i = 0; i < one.length; i++) {
            product += one[i] * other[i];
            ones += one[i] * one[i];
            others += other[i] * other[i];
        }
        return product / Math.sqrt(ones * others);
    }

    private int write(String... arguments) {
        CommandLine line = WriteWordVectors.commandLine();
        line.setErr(new PrintWriter(complaints, true));
        return line.execute(arguments);
    }
}
