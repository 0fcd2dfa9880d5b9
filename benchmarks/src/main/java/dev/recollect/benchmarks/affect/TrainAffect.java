// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

import dev.recollect.benchmarks.CommandLines;
import dev.recollect.benchmarks.DiskCachedModel;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.embedding.onnx.ModelChoice;
import dev.recollect.memory.embedding.onnx.OnnxEmbeddingModel;
import dev.recollect.memory.embedding.onnx.affect.TrainedAffectDetector;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Trains the weights with which a {@code TrainedAffectDetector} reads valence, arousal and dominance, and prints how well
 * the whole detector, cues included, does on sentences that were not trained on.
 *
 * <p>Question: how much of people's ratings of a sentence can be read from its embedding and its words? Data: EmoBank
 * (Buechel and Hahn 2017), splits train and dev, as CSV with the header {@code id,split,V,A,D,text}. Method: see
 * {@link AffectTraining}, on split train; the correlation of readings and ratings is measured on split dev, and beside it
 * that of a ridge regression on the embedding alone.
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -DskipTests -pl benchmarks -am package dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp benchmarks/target/classes:$(cat benchmarks/target/classpath) dev.recollect.benchmarks.affect.TrainAffect \
 *     --data emobank.csv --model e5-small-v2-q --out e5-small-v2-q.weights
 * }</pre>
 *
 * <p>On one machine the same data, model and options give the same file, byte for byte.
 */
@Command(name = "train-affect", description = "Trains the affect weights of an embedding model.")
public final class TrainAffect implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "EmoBank as CSV")
    private Path data = Path.of("");

    @Option(names = "--model", paramLabel = "NAME", description = "bundled model or folder; default: ${DEFAULT-VALUE}")
    private String model = "e5-small-v2-q";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the weights")
    private Path out = Path.of("");

    @Option(names = "--vectors", paramLabel = "DIR", description = "keeps the embeddings for another run")
    private @Nullable Path vectors;

    @Option(names = "--hidden", paramLabel = "N", description = "units of each hidden layer; default: ${DEFAULT-VALUE}")
    private int hidden = 128;

    @Option(names = "--epochs", paramLabel = "N", description = "of their training; default: ${DEFAULT-VALUE}")
    private int epochs = 25;

    @Option(names = "--lambda", paramLabel = "L", description = "of the pieces' regression; default: ${DEFAULT-VALUE}")
    private double lambda = 300;

    @Option(names = "--seed", paramLabel = "N", description = "of what is random; default: ${DEFAULT-VALUE}")
    private long seed = 1;

    /** Creates the command with its defaults. */
    public TrainAffect() {}

    /**
     * Runs the command and exits with its code.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return CommandLines.of(new TrainAffect());
    }

    @Override
    public Integer call() throws IOException {
        List<RatedSentence> sentences = RatedSentence.read(data);
        List<RatedSentence> train = split(sentences, "train");
        List<RatedSentence> dev = split(sentences, "dev");
        if (train.isEmpty() || dev.isEmpty()) {
            throw new IOException(data + " must hold sentences of the splits train and dev, but holds " + train.size()
                    + " and " + dev.size());
        }
        try (EmbeddingModel embedding = open()) {
            List<Embedding> trainVectors = embed(embedding, train);
            List<Embedding> devVectors = embed(embedding, dev);
            AffectTraining training =
                    new AffectTraining(train, trainVectors, new AffectTraining.Settings(hidden, epochs, lambda, seed));
            Path folder = out.toAbsolutePath().getParent();
            WeightsFile weights = training.train(embedding.id(), folder == null ? Path.of("") : folder);
            weights.write(out);
            TrainedAffectDetector detector = TrainedAffectDetector.load(out);
            List<AffectReading> readings = IntStream.range(0, dev.size())
                    .mapToObj(i -> detector.read(dev.get(i).text(), devVectors.get(i)))
                    .toList();
            printf("%s: trained on %d sentences, measured on %d%n", model, train.size(), dev.size());
            report(new Measured(dev, readings, weights.scales()), training.ordinary());
            printThree("of a linear map of the embedding:", Measured.linear(train, trainVectors, dev, devVectors));
        }
        return 0;
    }

    private EmbeddingModel open() {
        EmbeddingModel opened = OnnxEmbeddingModel.open(ModelChoice.of(model));
        return vectors == null ? opened : new DiskCachedModel(opened, vectors);
    }

    private static List<RatedSentence> split(List<RatedSentence> sentences, String name) {
        return sentences.stream()
                .filter(sentence -> sentence.split().equals(name))
                .toList();
    }

    private static List<Embedding> embed(EmbeddingModel model, List<RatedSentence> sentences) {
        List<String> texts = sentences.stream().map(RatedSentence::text).toList();
        return model.embed(texts, Purpose.PASSAGE).stream()
                .map(TextEmbedding::mean)
                .toList();
    }

    private void report(Measured measured, double ordinary) {
        printThree("Pearson r on dev:", measured.correlations());
        printThree("of readings taken back to the scale of the ratings:", measured.correlationsOfRatings());
        Sides sides = measured.sides(ordinary);
        double[] confidences = measured.confidences();
        printf(
                "confidence on dev: %.3f claimed, %.3f right, expected calibration error %.3f%n",
                Sample.mean(confidences), Sample.mean(sides.agreed()), sides.calibrationError(confidences));
    }

    private void printThree(String what, double[] r) {
        printf("%s valence %.3f, arousal %.3f, dominance %.3f%n", what, r[0], r[1], r[2]);
    }

    private void printf(String format, Object... values) {
        if (spec == null) {
            throw new IllegalStateException("the command must be run by picocli");
        }
        PrintWriter print = spec.commandLine().getOut();
        print.printf(Locale.ROOT, format, values);
        print.flush();
    }
}
