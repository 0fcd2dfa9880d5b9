// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import dev.recollect.benchmarks.CommandLines;
import dev.recollect.benchmarks.DiskCachedModel;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.onnx.BundledModel;
import dev.recollect.memory.embedding.onnx.ModelChoice;
import dev.recollect.memory.embedding.onnx.OnnxEmbeddingModel;
import dev.recollect.memory.recall.FusionWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Trains the weights of the default recall profile, and prints how well they rank what they were not trained on.
 *
 * <p>Question: how much do plain signals, fused linearly, find of what answers a question? Data: a recall set (the format
 * that {@code recollect import} reads) for the ranking; for the level of the score also questions put to conversations that
 * cannot answer them, and half of the small stores that were written for this project. Method: the signals as recall
 * itself reads them; weights by listwise regression; figures leaving out one conversation at a time, with intervals over
 * samples of conversations; then slope, offset and the weight of the memory's size by logistic regression on the scores so
 * left out, and the floor.
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -DskipTests -pl benchmarks -am package dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp benchmarks/target/classes:$(cat benchmarks/target/classpath) dev.recollect.benchmarks.recall.TrainRecall \
 *     --data locomo-dev.json --out memory-core/src/main/resources/dev/recollect/memory/recall/fusion-1.properties
 * }</pre>
 *
 * <p>On one machine the same data, model and options give the same file, byte for byte. Vectors are kept in a folder, so that
 * all but the first run take a minute.
 */
@Command(name = "train-recall", description = "Trains the weights of the default recall profile.")
public final class TrainRecall implements Callable<Integer> {
    /* Every eighth question is also put to a conversation that it is not about. */
    private static final int STRANGE_QUESTIONS = 8;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "the recall set")
    private Path data = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the weights, as properties")
    private Path out = Path.of("");

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = "e5-small-v2-q",
            description = "bundled model or folder; default: ${DEFAULT-VALUE}")
    private ModelChoice model = BundledModel.DEFAULT;

    @Option(names = "--vectors", paramLabel = "DIR", description = "keeps the vectors; default: ${DEFAULT-VALUE}")
    private Path vectors = Path.of(System.getProperty("java.io.tmpdir"), "recollect-vectors");

    @Option(names = "--lambda", paramLabel = "L", description = "cost of large weights; default: ${DEFAULT-VALUE}")
    private double lambda = 0.001;

    @Option(names = "--ablate", description = "also show what each signal is worth")
    private boolean ablate;

    /** Creates the command with its defaults. */
    public TrainRecall() {}

    /**
     * Runs the command and exits with its code.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return CommandLines.of(new TrainRecall());
    }

    @Override
    public Integer call() {
        if (!(lambda > 0 && Double.isFinite(lambda))) {
            throw new CommandLine.ParameterException(line(), "--lambda must be a number above 0, but was " + lambda);
        }
        RecallSet large = RecallSetReader.read(data);
        long asked = large.conversations().stream()
                .filter(conversation -> !conversation.questions().isEmpty())
                .count();
        if (asked < 2) {
            throw new IllegalArgumentException(data
                    + " must have two conversations with questions or more, so that one can be left out, but has "
                    + asked);
        }
        try (EmbeddingModel embedding = new DiskCachedModel(OnnxEmbeddingModel.open(model), vectors)) {
            train(large, embedding);
        }
        return 0;
    }

    private void train(RecallSet large, EmbeddingModel embedding) {
        FusionWeights priors = FusionWeights.of(WeightsFile.bundled(), embedding.id());
        List<Example> known = Questions.own(large, embedding, priors);
        List<Example> strange = Questions.strange(large, embedding, priors, STRANGE_QUESTIONS);
        List<List<Example>> small = Questions.halves(RecallSetReader.smallStores(), embedding, priors);

        CrossValidation leftOut = CrossValidation.of(known, lambda, Set.of());
        Fusion fusion = Fusion.train(known, lambda, Set.of());
        List<ScoredQuestion> scoredLarge = new ArrayList<>();
        known.forEach(example -> scoredLarge.add(leftOut.score(example)));
        strange.forEach(example -> scoredLarge.add(leftOut.score(example)));
        List<ScoredQuestion> tuned = small.get(0).stream().map(fusion::score).toList();
        List<ScoredQuestion> checked = small.get(1).stream().map(fusion::score).toList();
        List<ScoredQuestion> all = new ArrayList<>(scoredLarge);
        all.addAll(tuned);
        Calibration calibration = Calibration.fit(all);
        Level level = Level.of(calibration, scoredLarge, tuned, checked);

        Report report = new Report(line().getOut());
        report.ranking(large, known, leftOut);
        if (ablate) {
            report.ablation(known, lambda);
        }
        report.smallStores(tuned, checked);
        report.level(level);
        String text =
                WeightsFile.text(fusion, calibration, level.floor(), List.of(large.name()), WeightsFile.bundled());
        WeightsFile.write(out, text);
        report.weights(text, out);
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec, "the command line sets it").commandLine();
    }
}
