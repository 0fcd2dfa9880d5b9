// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.benchmarks.CommandLines;
import dev.recollect.benchmarks.DiskCachedModel;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.onnx.BundledModel;
import dev.recollect.memory.embedding.onnx.ModelChoice;
import dev.recollect.memory.embedding.onnx.OnnxEmbeddingModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What a graph with so many links finds of the nearest, by how many candidates a search keeps.
 *
 * <p>Question: how many links has a node to have? The graph is made by the library that the vector index uses, on its own and
 * with numbers of links that the index leaves nobody to choose; vectors are in eight bits, as the index holds so many. What is
 * nearest is found by looking at every vector, in eight bits too, so that nothing but the graph is measured. Data: vectors
 * that are made up; or the turns of a recall set (the format that {@code recollect import} reads) and whatever other texts,
 * by the default model, asked by questions of the set. A node's layer is left to chance by the library, so figures are
 * averaged over several graphs, and differ in the third digit from run to run.
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -DskipTests -pl benchmarks -am package dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java --add-modules jdk.incubator.vector -cp benchmarks/target/classes:$(cat benchmarks/target/classpath) \
 *     dev.recollect.benchmarks.speed.MeasureGraph --data locomo-dev.json --texts sentences.txt --m 12 --ef-construction 150
 * }</pre>
 */
@Command(name = "measure-graph", description = "Measures what graphs with so many links find of the nearest.")
public final class MeasureGraph implements Callable<Integer> {
    private static final List<Integer> KEPT = List.of(100, 200, 400);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", paramLabel = "FILE", description = "a recall set (default: vectors are made up)")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--texts", paramLabel = "FILE", description = "with --data: other texts to search, one a line")
    private Optional<Path> texts = Optional.empty();

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = "e5-small-v2-q",
            description = "with --data: bundled model or folder; default: ${DEFAULT-VALUE}")
    private ModelChoice model = BundledModel.DEFAULT;

    @Option(names = "--cache", paramLabel = "DIR", description = "keeps the vectors; default: ${DEFAULT-VALUE}")
    private Path cache = Path.of(System.getProperty("java.io.tmpdir"), "recollect-vectors");

    @Option(
            names = "--made-up",
            paramLabel = "KIND",
            description = "without --data: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
    private Haystack.Kind madeUp = Haystack.Kind.TALK;

    @Option(names = "--vectors", paramLabel = "N", description = "made-up ones; default: ${DEFAULT-VALUE}")
    private int vectors = 20_000;

    @Option(names = "--queries", paramLabel = "N", description = "at most; default: ${DEFAULT-VALUE}")
    private int queries = 150;

    @Option(
            names = "--m",
            paramLabel = "N",
            description = "links of a node in each layer but the lowest; default: ${DEFAULT-VALUE}")
    private int links = 12;

    @Option(
            names = "--ef-construction",
            paramLabel = "N",
            description = "how many candidates are looked at to link a node; default: ${DEFAULT-VALUE}")
    private int efConstruction = 150;

    @Option(
            names = "--graphs",
            paramLabel = "N",
            description = "of which the mean is printed; default: ${DEFAULT-VALUE}")
    private int graphs = 3;

    /** Creates the command with its defaults. */
    public MeasureGraph() {}

    /**
     * Runs the command and exits with its code.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return CommandLines.of(new MeasureGraph()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws IOException {
        require(vectors >= 1, "--vectors must be 1 or more, but was " + vectors);
        require(queries >= 1, "--queries must be 1 or more, but was " + queries);
        require(links >= 2, "--m must be 2 or more, but was " + links);
        require(efConstruction >= links, "--ef-construction must not be below --m, but was " + efConstruction);
        require(graphs >= 1, "--graphs must be 1 or more, but was " + graphs);
        require(data.isPresent() || texts.isEmpty(), "--texts must come with --data");
        Haystack haystack = data.isPresent() ? real(data.get()) : Haystack.madeUp(madeUp, vectors, queries);
        measure(haystack);
        return 0;
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new CommandLine.ParameterException(spec.commandLine(), message);
        }
    }

    private Haystack real(Path recallSet) throws IOException {
        List<String> others = texts.isEmpty() ? List.of() : Files.readAllLines(texts.get());
        try (EmbeddingModel embedding = new DiskCachedModel(OnnxEmbeddingModel.open(model), cache)) {
            return Haystack.real(recallSet, others, queries, embedding);
        }
    }

    private void measure(Haystack haystack) {
        List<float[]> truth = GraphTrial.exact(haystack);
        double[] ten = new double[KEPT.size()];
        double[] hundred = new double[KEPT.size()];
        for (int graph = 0; graph < graphs; graph++) {
            GraphTrial trial = GraphTrial.made(haystack, truth, links, efConstruction);
            for (int i = 0; i < KEPT.size(); i++) {
                ten[i] += trial.recall(10, KEPT.get(i)) / graphs;
                hundred[i] += trial.recall(100, KEPT.get(i)) / graphs;
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%d vectors, %d queries, M %d, efConstruction %d, mean of %d%n",
                haystack.vectors().size(),
                haystack.queries().size(),
                links,
                efConstruction,
                graphs);
        for (int i = 0; i < KEPT.size(); i++) {
            out.printf(Locale.ROOT, "ef %d: recall@10 %.4f, recall@100 %.4f%n", KEPT.get(i), ten[i], hundred[i]);
        }
        out.flush();
    }
}
