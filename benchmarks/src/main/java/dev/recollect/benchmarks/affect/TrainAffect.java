// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.recollect.benchmarks.CommandLines;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.onnx.ModelChoice;
import dev.recollect.memory.embedding.onnx.OnnxEmbeddingModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Trains the weights with which a {@code LinearAffectDetector} reads valence, arousal and dominance from an embedding,
 * and prints how well they do on sentences that were not trained on.
 *
 * <p>Question: how much of people's ratings of a sentence is in its embedding? Data: EmoBank (Buechel and Hahn 2017),
 * splits train and dev, as CSV with the header {@code id,split,V,A,D,text}. Method: ridge regression on the passage
 * embeddings of split train, then the calibration of its outputs; the correlation is measured on split dev.
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -DskipTests -pl benchmarks -am package dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp benchmarks/target/classes:$(cat benchmarks/target/classpath) dev.recollect.benchmarks.affect.TrainAffect \
 *     --data emobank.csv --model e5-small-v2-q --out affect-e5-small-v2-q.json
 * }</pre>
 *
 * <p>On one machine the same data, model and options give the same file, byte for byte.
 */
@Command(name = "train-affect", description = "Trains the affect weights of an embedding model.")
public final class TrainAffect implements Callable<Integer> {

    private static final List<Double> WITHIN_ONE = List.of(-0.6, 0.0, 0.6);
    private static final List<Double> FROM_ZERO = List.of(0.25, 0.5, 0.75);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "EmoBank as CSV")
    private Path data = Path.of("");

    @Option(names = "--model", paramLabel = "NAME", description = "bundled model or folder; default: ${DEFAULT-VALUE}")
    private String model = "e5-small-v2-q";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the weights, as JSON")
    private Path out = Path.of("");

    @Option(names = "--lambda", paramLabel = "L", description = "of the ridge regression; default: ${DEFAULT-VALUE}")
    private double lambda = 1;

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
        try (EmbeddingModel embedding = OnnxEmbeddingModel.open(ModelChoice.of(model))) {
            Ratings ratings = new Ratings(train, embed(embedding, train), dev, embed(embedding, dev), lambda);
            TrainedScale valence = ratings.scale(RatedSentence::valence, WITHIN_ONE);
            TrainedScale arousal = ratings.scale(RatedSentence::arousal, FROM_ZERO);
            TrainedScale dominance = ratings.scale(RatedSentence::dominance, WITHIN_ONE);
            write(embedding, train.size(), valence, arousal, dominance);
            report(train.size(), dev.size(), valence, arousal, dominance);
        }
        return 0;
    }

    private static List<RatedSentence> split(List<RatedSentence> sentences, String name) {
        return sentences.stream()
                .filter(sentence -> sentence.split().equals(name))
                .toList();
    }

    private static double[][] embed(EmbeddingModel model, List<RatedSentence> sentences) {
        List<String> texts = sentences.stream().map(RatedSentence::text).toList();
        return model.embed(texts, Purpose.PASSAGE).stream()
                .map(embedding -> widened(embedding.mean().toArray()))
                .toArray(double[][]::new);
    }

    private static double[] widened(float[] vector) {
        double[] wide = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            wide[i] = vector[i];
        }
        return wide;
    }

    private void write(
            EmbeddingModel embedding, int sentences, TrainedScale valence, TrainedScale arousal, TrainedScale dominance)
            throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out.toFile(), JsonEncoding.UTF8)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            json.writeStartObject();
            json.writeStringField("format", "recollect-affect");
            json.writeNumberField("version", 1);
            json.writeStringField("detector", "linear-affect-1/" + embedding.id());
            json.writeStringField("model", embedding.id());
            json.writeStringField("purpose", "passage");
            json.writeNumberField("dimension", embedding.dimension());
            json.writeStringField("data", "EmoBank (CC BY-SA 4.0), split train, " + sentences + " sentences");
            json.writeStringField("method", "ridge regression, lambda " + lambda);
            valence.write(json, "valence");
            arousal.write(json, "arousal");
            dominance.write(json, "dominance");
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void report(int trained, int measured, TrainedScale valence, TrainedScale arousal, TrainedScale dominance) {
        if (spec == null) {
            throw new IllegalStateException("the command must be run by picocli");
        }
        PrintWriter print = spec.commandLine().getOut();
        print.printf(Locale.ROOT, "%s: trained on %d sentences, measured on %d%n", model, trained, measured);
        print.printf(
                Locale.ROOT,
                "Pearson r on dev: valence %.3f, arousal %.3f, dominance %.3f%n",
                valence.correlation(),
                arousal.correlation(),
                dominance.correlation());
        print.flush();
    }

    /** The sentences of both splits with their embeddings. */
    private static final class Ratings {

        private final List<RatedSentence> train;
        private final List<RatedSentence> dev;
        private final double[][] trainInputs;
        private final double[][] devInputs;
        private final Ridge ridge;

        Ratings(
                List<RatedSentence> train,
                double[][] trainInputs,
                List<RatedSentence> dev,
                double[][] devInputs,
                double lambda) {
            this.train = train;
            this.trainInputs = trainInputs;
            this.dev = dev;
            this.devInputs = devInputs;
            this.ridge = new Ridge(trainInputs, lambda);
        }

        TrainedScale scale(ToDoubleFunction<RatedSentence> rating, List<Double> readings) {
            double[] trained = train.stream().mapToDouble(rating).toArray();
            double[] measured = dev.stream().mapToDouble(rating).toArray();
            return TrainedScale.of(ridge.fit(trained), trainInputs, devInputs, measured, readings);
        }
    }
}
