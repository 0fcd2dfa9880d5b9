// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.Limits;
import dev.recollect.memory.Memory;
import dev.recollect.memory.embedding.EmbeddingException;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.store.StoreException;
import dev.recollect.server.json.BatchResultJson;
import dev.recollect.server.transfer.ImportChunk;
import dev.recollect.server.transfer.ImportFormat;
import dev.recollect.server.transfer.ImportSource;
import dev.recollect.server.transfer.ImportTotals;
import dev.recollect.server.transfer.Importer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}: takes a file in, chunk by chunk. */
@Command(
        name = "import",
        description = "Take a file in: lines of JSON, an export, or a recall set. Again, it adds nothing.")
final class ImportCommand implements Callable<Integer> {
    private final Root root;

    /* Some seconds of work on a slow machine: what was told of comes soon, and a stop loses little. */
    private static final int CHUNK = 50;

    @Parameters(paramLabel = "FILE", description = "the file; - reads standard input to its end first")
    private Path file = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "F",
            description = "ndjson (exports too) or recall-set (default: told by the content)")
    private Optional<String> format = Optional.empty();

    @Option(
            names = "--chunk",
            paramLabel = "N",
            description = "lines that are committed together, 1 to 500 (default: 50)")
    private int chunk = CHUNK;

    ImportCommand(Root root) {
        this.root = root;
    }

    /** What became of a chunk, once it is durable. */
    record ChunkJson(
            long lineFrom,
            long lineTo,
            int accepted,
            int duplicate,
            List<BatchResultJson.Rejected> rejected,
            List<@Nullable String> experienceIds) {
        static ChunkJson of(ImportChunk chunk) {
            return new ChunkJson(
                    chunk.lineFrom(),
                    chunk.lineTo(),
                    chunk.accepted(),
                    chunk.duplicate(),
                    chunk.rejected().stream()
                            .map(line -> new BatchResultJson.Rejected(line.line(), line.detail()))
                            .toList(),
                    nullable(chunk.experienceIds()));
        }

        private static List<@Nullable String> nullable(List<Optional<ExperienceId>> ids) {
            List<@Nullable String> values = new java.util.ArrayList<>();
            ids.forEach(id -> values.add(id.map(ExperienceId::value).orElse(null)));
            return values;
        }
    }

    @Override
    public Integer call() {
        Limits.requireRange("--chunk", chunk, 1, Limits.BATCH);
        Optional<ImportFormat> named = format.map(ImportFormat::of);
        try (ImportSource source = source();
                Memory memory = root.open()) {
            ImportFormat found = named.orElseGet(() -> ImportFormat.detect(source));
            return report(run(source, found, memory));
        }
    }

    private ImportSource source() {
        return file.toString().equals(InputText.STANDARD_INPUT)
                ? ImportSource.of(InputText.STANDARD_INPUT, root.shell().in())
                : ImportSource.of(root.path(file));
    }

    private ImportTotals run(ImportSource source, ImportFormat found, Memory memory) {
        long size = source.size();
        ImportTotals[] sofar = {ImportTotals.NONE};
        try (Progress progress = Progress.of(root.shell(), "importing", "K", 1024)) {
            progress.at(0, size, "");
            ImportTotals totals = new Importer(memory, root.scope(), chunk).run(source, found, committed -> {
                sofar[0] = sofar[0].plus(committed);
                progress.at(committed.offset(), size, sofar[0].lines() + " done");
                tell(committed);
            });
            progress.at(size, size, totals.lines() + " done");
            return totals;
        } catch (StoreException | EmbeddingException e) {
            if (!root.json()) {
                root.out().line(words(sofar[0]) + ", then it failed; importing again goes on there");
            }
            throw e;
        }
    }

    private void tell(ImportChunk committed) {
        if (root.json()) {
            root.out().json(ChunkJson.of(committed));
            root.out().flush();
        } else {
            committed.rejected().forEach(line -> root.shell().say("line " + line.line() + ": " + line.detail()));
        }
    }

    private int report(ImportTotals totals) {
        if (root.json()) {
            root.out().json(totals);
        } else {
            root.out().line(words(totals));
        }
        boolean nothing = totals.rejected() > 0 && totals.accepted() + totals.duplicate() + totals.tombstones() == 0;
        return nothing ? Failures.FAILED : 0;
    }

    private static String words(ImportTotals totals) {
        return "accepted " + totals.accepted() + ", duplicate " + totals.duplicate() + ", rejected " + totals.rejected()
                + (totals.tombstones() == 0 ? "" : ", tombstones " + totals.tombstones());
    }
}
