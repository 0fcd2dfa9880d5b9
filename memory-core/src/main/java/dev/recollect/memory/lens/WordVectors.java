// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How alike words are in meaning, from the table of word vectors of an embedding model. Of words that the table does not have,
 * and of whose common endings it does not have either, nothing is known. Pure.
 */
final class WordVectors {
    /** What is known of words that are not in the table. */
    static final double UNKNOWN = 0;

    private static final String RESOURCE = "words.vectors";
    private static final int SHORTEST = 5;
    private static final List<String> ENDINGS = List.of("s", "es", "ed", "d", "ing", "ly", "er", "est");
    private static final Map<String, Vector> TABLE = read();

    private WordVectors() {}

    /** A word's place, its length, by which the others are divided, and how rare the word is. */
    private static final class Vector {
        private final byte[] parts;
        private final double length;
        private final double rarity;

        Vector(byte[] parts, double rarity) {
            this.parts = parts;
            this.rarity = rarity;
            int squares = 0;
            for (byte part : parts) {
                squares += part * part;
            }
            length = Math.sqrt(squares);
        }
    }

    /** How rare a word is, in [0, 1]; 1 if it is not in the table. */
    static double rarity(String word) {
        Vector vector = of(word);
        return vector == null ? 1 : vector.rarity;
    }

    /** The first parts of its vector, divided by its length; nothing if it is not in the table. */
    static double[] meaning(String word, int parts) {
        Vector vector = of(word);
        if (vector == null) {
            return new double[0];
        }
        double[] meaning = new double[parts];
        for (int i = 0; i < parts; i++) {
            meaning[i] = vector.parts[i] / vector.length;
        }
        return meaning;
    }

    static boolean isKnown(String word) {
        return of(word) != null;
    }

    /** The cosine of two words, in [-1, 1]; 1 of equal words, 0 if one is not in the table. */
    static double similarity(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        Vector first = of(one);
        Vector second = of(other);
        return first == null || second == null ? UNKNOWN : similarity(first, second);
    }

    /** Some words, looked up once. */
    static final class Words {
        private final Set<String> words;
        private final List<Vector> vectors;

        Words(Collection<String> words) {
            this.words = Set.copyOf(words);
            vectors = this.words.stream()
                    .map(WordVectors::of)
                    .filter(Objects::nonNull)
                    .toList();
        }

        int count() {
            return words.size();
        }

        /** The greatest cosine of a word with any of these, in [0, 1]; 0 if there is none. */
        double likest(String word) {
            if (words.contains(word)) {
                return 1;
            }
            Vector vector = of(word);
            double likest = UNKNOWN;
            if (vector != null) {
                for (Vector other : vectors) {
                    likest = Math.max(likest, similarity(vector, other));
                }
            }
            return likest;
        }
    }

    private static double similarity(Vector one, Vector other) {
        int sum = 0;
        byte[] left = one.parts;
        byte[] right = other.parts;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum / (one.length * other.length);
    }

    private static @Nullable Vector of(String word) {
        Vector vector = TABLE.get(word);
        if (vector != null || word.length() < SHORTEST) {
            return vector;
        }
        for (String ending : ENDINGS) {
            if (word.endsWith(ending)) {
                Vector stem = TABLE.get(word.substring(0, word.length() - ending.length()));
                if (stem != null) {
                    return stem;
                }
            }
        }
        return word.endsWith("ing") ? TABLE.get(word.substring(0, word.length() - 3) + "e") : null;
    }

    private static Map<String, Vector> read() {
        InputStream resource = Objects.requireNonNull(WordVectors.class.getResourceAsStream(RESOURCE), RESOURCE);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(resource))) {
            int words = in.readInt();
            int dimensions = in.readInt();
            Map<String, Vector> table = new HashMap<>(2 * words);
            for (int i = 0; i < words; i++) {
                String word = in.readUTF();
                byte[] parts = in.readNBytes(dimensions);
                table.put(word, new Vector(parts, Math.log1p(i) / Math.log1p(words)));
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException("the word vectors cannot be read: " + RESOURCE, e);
        }
    }
}
