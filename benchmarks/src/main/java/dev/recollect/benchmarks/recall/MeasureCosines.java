// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import dev.recollect.benchmarks.CommandLines;
import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.onnx.ModelChoice;
import dev.recollect.memory.embedding.onnx.OnnxEmbeddingModel;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Prints what cosines an embedding model usually gives: the lines {@code prior.…} of the weights of recall.
 *
 * <p>Question: which cosine is a high one, where there are too few memories to say? Data: every question of the small stores
 * that were written for this project, with every memory of all of them, so that nearly all pairs are unrelated. Figures: the
 * mean, and the deviation within a question, averaged over questions.
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -DskipTests -pl benchmarks -am package dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp benchmarks/target/classes:$(cat benchmarks/target/classpath) dev.recollect.benchmarks.recall.MeasureCosines \
 *     e5-small-v2-q all-minilm-l6-v2-q bge-small-en-v1.5-q
 * }</pre>
 */
@Command(name = "measure-cosines", description = "Prints what cosines embedding models usually give.")
public final class MeasureCosines implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "MODEL", description = "bundled models or folders")
    private List<ModelChoice> models = List.of();

    /** Creates the command. */
    public MeasureCosines() {}

    /**
     * Runs the command and exits with its code.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return CommandLines.of(new MeasureCosines());
    }

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec, "the command line sets it")
                .commandLine()
                .getOut();
        for (ModelChoice model : models) {
            try (EmbeddingModel embedding = OnnxEmbeddingModel.open(model)) {
                measure(embedding, out);
            }
        }
        return 0;
    }

    private static void measure(EmbeddingModel model, PrintWriter out) {
        List<String> passages = new ArrayList<>();
        List<String> questions = new ArrayList<>();
        for (RecallSet.Conversation store : RecallSetReader.smallStores().conversations()) {
            store.turns().forEach(turn -> passages.add(turn.indexed()));
            store.questions().forEach(question -> questions.add(question.text()));
        }
        List<Embedding> told = embedded(model, passages, Purpose.PASSAGE);
        double mean = 0;
        double deviation = 0;
        for (Embedding asked : embedded(model, questions, Purpose.QUERY)) {
            double[] cosines = told.stream().mapToDouble(asked::dot).toArray();
            double usual = 0;
            double squares = 0;
            for (double cosine : cosines) {
                usual += cosine / cosines.length;
                squares += cosine * cosine / cosines.length;
            }
            mean += usual / questions.size();
            deviation += Math.sqrt(Math.max(0, squares - usual * usual)) / questions.size();
        }
        out.printf(Locale.ROOT, "prior.%s.mean=%.3f%n", model.id(), mean);
        out.printf(Locale.ROOT, "prior.%s.deviation=%.3f%n", model.id(), deviation);
        out.flush();
    }

    private static List<Embedding> embedded(EmbeddingModel model, List<String> texts, Purpose purpose) {
        return model.embed(texts, purpose).stream()
                .map(embedding -> embedding.mean())
                .toList();
    }
}
