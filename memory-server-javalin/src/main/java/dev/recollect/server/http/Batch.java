// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryException;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.remember.Remembered;
import dev.recollect.server.http.NdjsonLines.Fit;
import dev.recollect.server.http.NdjsonLines.Line;
import dev.recollect.server.json.BatchResultJson;
import dev.recollect.server.json.BatchResultJson.Rejected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lines on their way into memory, stored in chunks; what is wrong with one stops no other. Confined to one thread. */
final class Batch {
    private static final int DETAIL_CHARS = 300;
    private static final String NOT_READ = "what follows was not read";

    private final Memory memory;
    private final ServerLimits limits;
    private final int lineBytes;
    private final Function<byte[], RememberRequest> reader;

    private final List<RememberRequest> chunk = new ArrayList<>();
    private final List<Long> chunkLines = new ArrayList<>();
    private long chunkBytes;

    private final List<@Nullable String> ids = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private long accepted;
    private long duplicate;

    /**
     * Begins a batch.
     *
     * @param memory where it goes
     * @param limits how much at a time
     * @param lineBytes the most bytes of a line
     * @param reader makes a request of a line, or refuses it
     */
    Batch(Memory memory, ServerLimits limits, int lineBytes, Function<byte[], RememberRequest> reader) {
        this.memory = memory;
        this.limits = limits;
        this.lineBytes = lineBytes;
        this.reader = reader;
    }

    /** Takes a line; false if it and all that follow are too many. */
    boolean take(Line line) {
        if (line.number() > limits.batchLines()) {
            reject(line.number(), "line must be one of at most " + limits.batchLines() + " lines; " + NOT_READ);
            return false;
        }
        ids.add(null);
        if (line.fit() != Fit.FITS) {
            boolean goesOn = line.fit() == Fit.TOO_LONG;
            reject(line.number(), "line must be at most " + lineBytes + " bytes" + (goesOn ? "" : "; " + NOT_READ));
            return goesOn;
        }
        try {
            chunk.add(reader.apply(line.bytes()));
            chunkLines.add(line.number());
            chunkBytes += line.bytes().length;
        } catch (InvalidInputException e) {
            reject(line.number(), e.getMessage());
        }
        if (chunk.size() == Limits.BATCH || chunkBytes >= limits.chunkBytes()) {
            store();
        }
        return true;
    }

    /** Stores what is left. */
    BatchResultJson finish() {
        store();
        rejected.sort(Comparator.comparingLong(Rejected::line));
        return new BatchResultJson(accepted, duplicate, rejected, ids);
    }

    private void store() {
        if (chunk.isEmpty()) {
            return;
        }
        List<Remembered> outcomes = remembered();
        for (int i = 0; i < outcomes.size(); i++) {
            note(chunkLines.get(i), outcomes.get(i));
        }
        chunk.clear();
        chunkLines.clear();
        chunkBytes = 0;
    }

    private List<Remembered> remembered() {
        try {
            return memory.rememberAll(chunk);
        } catch (MemoryException e) {
            var problem = ErrorMapping.problemOf(e).problem();
            throw new ProblemException(problem.withDetail("from line " + chunkLines.get(0)
                    + " on nothing was stored, before it everything that was not rejected: " + e.getMessage()));
        }
    }

    private void note(long line, Remembered outcome) {
        outcome.id().ifPresentOrElse(id -> ids.set((int) line - 1, id.value()), () -> reject(line, outcome.detail()));
        accepted += outcome.stored() && !outcome.duplicate() ? 1 : 0;
        duplicate += outcome.duplicate() ? 1 : 0;
    }

    private void reject(long line, @Nullable String detail) {
        String text = detail == null ? "" : detail;
        rejected.add(new Rejected(line, text.length() > DETAIL_CHARS ? text.substring(0, DETAIL_CHARS) + "…" : text));
    }
}
