// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of {@link AffectDetector}. To hold a detector to it, extend this class, open it and the model it needs. */
public abstract class AffectDetectorContract {
    private static final List<String> TEXTS = List.of(
            "I failed again and I hate everything about this",
            "What a wonderful day, I am so happy!",
            "The meeting is at five.",
            "",
            "日本語 \uD83D\uDE80",
            "on and on ".repeat(2_000));

    private EmbeddingModel model;
    private AffectDetector detector;

    /** Creates the contract. */
    protected AffectDetectorContract() {}

    /**
     * Opens the model that the detector was made for; asked once a test.
     *
     * @return the model
     */
    protected abstract EmbeddingModel openModel();

    /**
     * The detector under test.
     *
     * @return the detector
     */
    protected abstract AffectDetector detector();

    /**
     * Whether the detector reads anything at all.
     *
     * @return false for one that finds every text neutral
     */
    protected boolean tellsApart() {
        return true;
    }

    @BeforeEach
    void open() {
        model = openModel();
        detector = detector();
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    @DisplayName("every text has a reading, with the detector's name")
    void everyText() {
        assertThat(TEXTS).allSatisfy(text -> assertThat(read(text).detector()).isEqualTo(detector.id()));
    }

    @Test
    @DisplayName("the same text has the same reading, from several threads too")
    void sameReading() throws InterruptedException, ExecutionException {
        List<AffectReading> expected = TEXTS.stream().map(this::read).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);

        List<Future<List<AffectReading>>> running = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            running.add(threads.submit(() -> TEXTS.stream().map(this::read).toList()));
        }

        for (Future<List<AffectReading>> readings : running) {
            assertThat(readings.get()).isEqualTo(expected);
        }
        threads.shutdown();
    }

    @Test
    @DisplayName("misery is read as less pleasant than a plain fact, and joy as more")
    void tellsMiseryFromJoy() {
        assumeTrue(tellsApart(), "this detector reads nothing");

        double misery = read(TEXTS.get(0)).affect().valence();
        double joy = read(TEXTS.get(1)).affect().valence();
        double plain = read(TEXTS.get(2)).affect().valence();

        assertThat(misery).isNegative().isLessThan(plain);
        assertThat(joy).isPositive().isGreaterThan(plain);
    }

    private AffectReading read(String text) {
        return detector.read(text, model.embed(text, Purpose.PASSAGE).mean());
    }
}
