// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A line of {@code affect-lines-*.tsv}: what is written, and how a careful reader takes its writer to feel.
 *
 * <p>A reading is right if it lies where the lens would act alike: at 0.2 from neutral, on either side, an answer changes
 * its tone (the threshold of a preface), so that a plain feeling must lie beyond, and no feeling within. A mild feeling must
 * lie on its side, and clearly so: 0.05 from neutral. High arousal must lie a tenth of the range above the middle, low
 * arousal a tenth below.
 */
record AffectLine(String phenomenon, String text, String valence, String arousal) {
    private static final double MARKED = 0.2;
    private static final double MILD = 0.05;
    private static final double EXCITED = 0.55;
    private static final double CALM = 0.45;

    static List<AffectLine> of(String file) throws IOException {
        return rows(file).stream()
                .map(fields -> new AffectLine(fields.get(0), fields.get(1), fields.get(2), fields.get(3)))
                .toList();
    }

    /* The fields of each line of a table, without comments and the names of its columns. */
    static List<List<String>> rows(String file) throws IOException {
        try (InputStream in = AffectLine.class.getResourceAsStream("/dev/recollect/memory/embedding/onnx/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the test resources must hold " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> List.of(line.split("\t")))
                    .toList();
        }
    }

    Affect read(AffectDetector detector, EmbeddingModel model) {
        return detector.read(text, model.embed(text, Purpose.PASSAGE).mean()).affect();
    }

    boolean isRight(Affect read) {
        return isRightValence(valence, read.valence()) && isRightArousal(read.arousal());
    }

    /* Whether a valence that was read is one of the class that a careful reader gave. */
    static boolean isRightValence(String valence, double read) {
        return switch (valence) {
            case "positive" -> read >= MARKED;
            case "mild-positive" -> read > MILD;
            case "neutral" -> Math.abs(read) < MARKED;
            case "mild-negative" -> read < -MILD;
            case "negative" -> read <= -MARKED;
            default -> throw new IllegalStateException("unknown valence " + valence);
        };
    }

    private boolean isRightArousal(double read) {
        return switch (arousal) {
            case "high" -> read >= EXCITED;
            case "low" -> read <= CALM;
            case "-" -> true;
            default -> throw new IllegalStateException("unknown arousal " + arousal);
        };
    }

    String told(Affect read) {
        return String.format(
                Locale.ROOT,
                "%s: \"%s\" should be %s, %s, but is %.2f, %.2f",
                phenomenon,
                text,
                valence,
                arousal,
                read.valence(),
                read.arousal());
    }
}
