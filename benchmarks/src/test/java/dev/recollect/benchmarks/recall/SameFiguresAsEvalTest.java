// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryBuilder;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.index.InMemoryKeywordIndex;
import dev.recollect.memory.recall.FusionWeights;
import dev.recollect.memory.recall.RecallProfile;
import dev.recollect.memory.store.InMemoryExperienceStore;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.sqlite.SnowballAnalyzer;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import dev.recollect.server.eval.Evaluation;
import dev.recollect.server.eval.EvaluationReport;
import dev.recollect.server.transfer.ImportSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The figures of the training")
class SameFiguresAsEvalTest {
    private static final double ROUNDING = 0.5e-4 + 1e-9;

    private final EmbeddingModel model = new HashingEmbeddingModel(64);
    private final FusionWeights weights = FusionWeights.bundled(model.id());

    @TempDir
    Path folder;

    private Path file = Path.of("");
    private List<Example> examples = List.of();

    @BeforeEach
    void ask() {
        file = MadeUpSet.in(folder);
        examples = Questions.own(RecallSetReader.read(file), model, weights);
    }

    @Test
    @DisplayName("are those that an evaluation gives the same weights on the same set")
    void fused() {
        Fusion fusion = new Fusion(weights.weights());

        List<Outcome> outcomes = outcomes(example -> fusion.score(example).sums());

        assertSame(outcomes, evaluation(RecallProfile.DEFAULT));
    }

    @Test
    @DisplayName("are those of an evaluation for the classic profile too")
    void classic() {
        List<Outcome> outcomes = outcomes(example -> example.scores(Example.Item::classic));

        assertSame(outcomes, evaluation(RecallProfile.CLASSIC));
    }

    private List<Outcome> outcomes(Function<Example, double[]> scores) {
        return examples.stream()
                .map(example -> Outcome.of(example, scores.apply(example)))
                .toList();
    }

    private static void assertSame(List<Outcome> ours, JsonNode theirs) {
        Figures micro = Outcome.micro(ours);
        assertThat(micro.ndcg10())
                .as("a ranking that is neither perfect nor empty")
                .isBetween(0.3, 0.99);
        assertSame(micro, theirs.required("micro"));
        assertSame(Outcome.macro(ours), theirs.required("macro"));
        JsonNode categories = theirs.required("categories");
        assertThat(categories).hasSize(3);
        Outcome.byCategory(ours)
                .forEach((category, figures) -> assertSame(Figures.mean(figures), categories.required(category)));
    }

    private static void assertSame(Figures ours, JsonNode theirs) {
        assertSame(ours.ndcg10(), theirs.required("ndcg10"));
        assertSame(ours.r1(), theirs.required("r1"));
        assertSame(ours.r5(), theirs.required("r5"));
        assertSame(ours.r10(), theirs.required("r10"));
        assertSame(ours.r20(), theirs.required("r20"));
        assertSame(ours.sessionHit1(), theirs.required("session_hit1"));
    }

    private static void assertSame(double ours, JsonNode theirs) {
        assertThat(ours).isCloseTo(theirs.doubleValue(), within(ROUNDING));
    }

    private JsonNode evaluation(RecallProfile profile) {
        EvaluationReport report =
                new Evaluation(this::memory, (what, done, total) -> {}).run(ImportSource.of(file), List.of(profile));
        assertThat(report.skipped()).isZero();
        JsonNode json = new JsonMapper().valueToTree(report.asJson());
        return json.required("profiles").required(profile.name());
    }

    private Memory memory(InstantSource clock) {
        return new MemoryBuilder(
                        new InMemoryExperienceStore(ModelStamp.of(model)),
                        new ExactVectorIndex(model.dimension()),
                        new InMemoryKeywordIndex(new SnowballAnalyzer()),
                        new Borrowed(model))
                .clock(clock)
                .random(new Random(2))
                .maintenanceInterval(Duration.ZERO)
                .weights(weights)
                .build();
    }
}
