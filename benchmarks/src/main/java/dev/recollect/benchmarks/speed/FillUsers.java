// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import com.google.common.collect.Lists;
import dev.recollect.benchmarks.CommandLines;
import dev.recollect.benchmarks.DiskCachedModel;
import dev.recollect.memory.Limits;
import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryBuilder;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.onnx.BundledModel;
import dev.recollect.memory.embedding.onnx.OnnxEmbeddingModel;
import dev.recollect.memory.embedding.onnx.affect.TrainedAffectDetector;
import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.index.InMemoryKeywordIndex;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.sqlite.SnowballAnalyzer;
import dev.recollect.memory.store.sqlite.SqliteExperienceStore;
import dev.recollect.memory.store.sqlite.SqliteOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Fills a data folder with the histories of many users, for {@link AskUsers}. The vectors are those of the default model;
 * a sentence that several users have is embedded once.
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -DskipTests -pl benchmarks -am package dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp benchmarks/target/classes:$(cat benchmarks/target/classpath) dev.recollect.benchmarks.speed.FillUsers \
 *     --data many-users --users 1000 --experiences 1000
 * }</pre>
 */
@Command(name = "fill-users", description = "Fills a data folder with the histories of many users.")
public final class FillUsers implements Callable<Integer> {
    private static final int TOLD_EVERY = 50;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FOLDER",
            description = "a data folder that does not exist yet")
    private Path data = Path.of("");

    @Option(names = "--users", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    private int users = 1000;

    @Option(names = "--experiences", paramLabel = "N", description = "of each user; default: ${DEFAULT-VALUE}")
    private int experiences = 1000;

    /** Creates the command with its defaults. */
    public FillUsers() {}

    /**
     * Runs the command and exits with its code.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return CommandLines.of(new FillUsers());
    }

    @Override
    public Integer call() throws IOException {
        Histories histories = new Histories(experiences);
        Files.createDirectory(data);
        try (EmbeddingModel model =
                        new DiskCachedModel(OnnxEmbeddingModel.open(BundledModel.DEFAULT), data.resolve("embedded"));
                Memory memory = open(model)) {
            for (int user = 0; user < users; user++) {
                for (List<RememberRequest> batch : Lists.partition(histories.of(user), Limits.BATCH)) {
                    memory.rememberAll(batch);
                }
                if ((user + 1) % TOLD_EVERY == 0) {
                    say((user + 1) + " users");
                }
            }
        }
        return 0;
    }

    private Memory open(EmbeddingModel model) {
        SqliteExperienceStore store =
                SqliteExperienceStore.open(SqliteOptions.builder(data.resolve("raw_store.db"), ModelStamp.of(model))
                        .build());
        return new MemoryBuilder(
                        store,
                        new ExactVectorIndex(model.dimension()),
                        new InMemoryKeywordIndex(new SnowballAnalyzer()),
                        model)
                .detector(TrainedAffectDetector.forModel(model.id()))
                .maintenanceInterval(Duration.ZERO)
                .build();
    }

    private void say(String what) {
        PrintWriter err = Objects.requireNonNull(spec, "the command line sets it")
                .commandLine()
                .getErr();
        err.println(what);
        err.flush();
    }
}
