// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.affect.Preceding;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of {@code affect-dialogues-*.tsv}: what was told, what was replied ({@code -}: nothing), the line that follows, and
 * how a careful reader takes its writer to feel. What is right is told by {@link AffectLine}.
 */
record AffectDialogue(String phenomenon, String earlier, String reply, String line, String valence) {
    private static final String NO_REPLY = "-";

    static List<AffectDialogue> of(String file) throws IOException {
        return AffectLine.rows(file).stream()
                .map(fields ->
                        new AffectDialogue(fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4)))
                .toList();
    }

    Affect readInContext(AffectDetector detector, EmbeddingModel model) {
        String last = reply.equals(NO_REPLY) ? earlier : reply;
        Affect before = read(detector, model, earlier, Optional.empty());
        return read(detector, model, line, Optional.of(new Preceding(before, last)));
    }

    Affect readByItself(AffectDetector detector, EmbeddingModel model) {
        return read(detector, model, line, Optional.empty());
    }

    private static Affect read(AffectDetector detector, EmbeddingModel model, String text, Optional<Preceding> before) {
        return detector.read(text, model.embed(text, Purpose.PASSAGE).mean(), before)
                .affect();
    }

    boolean isRight(Affect read) {
        return AffectLine.isRightValence(valence, read.valence());
    }

    String told(Affect read) {
        return String.format(
                Locale.ROOT,
                "%s: \"%s\" after \"%s\", \"%s\" should be %s, but is %.2f",
                phenomenon,
                line,
                earlier,
                reply,
                valence,
                read.valence());
    }
}
