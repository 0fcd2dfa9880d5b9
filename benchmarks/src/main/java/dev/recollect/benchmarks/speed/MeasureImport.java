// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.benchmarks.CommandLines;
import dev.recollect.memory.Memory;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.onnx.BundledModel;
import dev.recollect.memory.embedding.onnx.OnnxEmbeddingModel;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.local.LocalMemory;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.server.transfer.ImportFormat;
import dev.recollect.server.transfer.ImportSource;
import dev.recollect.server.transfer.ImportTotals;
import dev.recollect.server.transfer.Importer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What share of the speed of embedding is left of it in an import, and in a single remembering, by the default model on
 * SQLite.
 *
 * <p>Question: is anything but the embedding in the way? Rounds take turns, now the one first and now the other: the texts of
 * a stretch of talk are embedded, all in one call, and the same stretch is imported from a file as the command line does.
 * Then, turn by turn, its texts are embedded, and a turn of equal length is remembered. So whatever else the machine does
 * meets both alike.
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -DskipTests -pl benchmarks -am package dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp benchmarks/target/classes:$(cat benchmarks/target/classpath) dev.recollect.benchmarks.speed.MeasureImport
 * }</pre>
 */
@Command(name = "measure-import", description = "Measures import and remembering against embedding alone.")
public final class MeasureImport implements Callable<Integer> {
    private static final Scope ADA = Scope.ofUser("ada");
    private static final int CHUNK = 50;
    private static final double MILLI = 1e6;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "default: ${DEFAULT-VALUE}, after two that do not count")
    private int rounds = 12;

    @Option(names = "--turns", paramLabel = "N", description = "imported a round; default: ${DEFAULT-VALUE}")
    private int turns = 200;

    @Option(
            names = "--singles",
            paramLabel = "N",
            description = "remembered one by one; default: ${DEFAULT-VALUE}, after a tenth that do not count")
    private int singles = 500;

    @Option(names = "--texts", paramLabel = "FILE", description = "what is said, a turn a line (default: made up)")
    private Optional<Path> texts = Optional.empty();

    /** Creates the command with its defaults. */
    public MeasureImport() {}

    /**
     * Runs the command and exits with its code.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return CommandLines.of(new MeasureImport());
    }

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("recollect-import");
        try (EmbeddingModel model = OnnxEmbeddingModel.open(BundledModel.DEFAULT);
                Memory memory = LocalMemory.builder(folder.resolve("data"))
                        .embeddingCache(0)
                        .open()) {
            Conversation talk = new Conversation(texts.isEmpty() ? List.of() : Files.readAllLines(texts.get()));
            imports(model, memory, talk, folder.resolve("turns.ndjson"));
            rememberings(model, memory, talk);
        } finally {
            delete(folder);
        }
        return 0;
    }

    private void imports(EmbeddingModel model, Memory memory, Conversation talk, Path file) throws IOException {
        long embedding = 0;
        long importing = 0;
        long embedded = 0;
        for (int round = -2; round < rounds; round++) {
            List<Conversation.Turn> stretch = talk.next(turns);
            Files.write(file, stretch.stream().map(Conversation.Turn::line).toList());
            List<String> roles = stretch.stream()
                    .flatMap(turn -> turn.roleTexts().stream())
                    .distinct()
                    .toList();
            boolean embedFirst = Math.floorMod(round, 2) == 0;
            long first = nanos(embedFirst ? () -> model.embed(roles, Purpose.PASSAGE) : () -> imported(memory, file));
            long second = nanos(embedFirst ? () -> imported(memory, file) : () -> model.embed(roles, Purpose.PASSAGE));
            if (round >= 0) {
                embedding += embedFirst ? first : second;
                importing += embedFirst ? second : first;
                embedded += roles.size();
            }
        }
        say(
                "%d texts of %d turns: embedded alone in %.0f ms, imported in %.0f ms: %.1f %% of the rate of embedding",
                embedded, (long) rounds * turns, embedding / MILLI, importing / MILLI, 100.0 * embedding / importing);
    }

    private static ImportTotals imported(Memory memory, Path file) {
        try (ImportSource source = ImportSource.of(file)) {
            return new Importer(memory, ADA, CHUNK).run(source, ImportFormat.NDJSON, chunk -> {});
        }
    }

    private void rememberings(EmbeddingModel model, Memory memory, Conversation talk) {
        long[] alone = new long[singles];
        long[] remembered = new long[singles];
        for (int i = -singles / 10; i < singles; i++) {
            Conversation.Turn turn = talk.next(1).get(0);
            RememberRequest request = turn.request(ADA);
            boolean embedFirst = Math.floorMod(i, 2) == 0;
            long first = embedFirst ? embedded(model, turn) : nanos(() -> memory.remember(request));
            long second = embedFirst ? nanos(() -> memory.remember(request)) : embedded(model, turn);
            if (i >= 0) {
                alone[i] = embedFirst ? first : second;
                remembered[i] = embedFirst ? second : first;
            }
        }
        Arrays.sort(alone);
        Arrays.sort(remembered);
        double median = alone[singles / 2];
        say(
                "%d turns one by one: p50 of embedding alone %.2f ms, of remembering %.2f ms: %.2f times as long",
                singles, median / MILLI, remembered[singles / 2] / MILLI, remembered[singles / 2] / median);
    }

    private static long embedded(EmbeddingModel model, Conversation.Turn turn) {
        return nanos(() -> model.embed(turn.roleTexts(), Purpose.PASSAGE));
    }

    private static long nanos(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private void say(String format, Object... values) {
        PrintWriter out = Objects.requireNonNull(spec, "the command line sets it")
                .commandLine()
                .getOut();
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
