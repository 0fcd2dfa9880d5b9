// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.server.transfer.TransferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder that goes with all in it when it is closed, or when a signal ends the process. */
final class ScratchFolder implements AutoCloseable {
    private final Path path;
    private final Thread hook;

    ScratchFolder() {
        try {
            path = Files.createTempDirectory("recollect-scratch-");
        } catch (IOException e) {
            throw TransferException.of("cannot create a folder in", System.getProperty("java.io.tmpdir"), e);
        }
        hook = new Thread(this::delete, "recollect-scratch");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    Path path() {
        return path;
    }

    private void delete() {
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw TransferException.of("cannot delete the scratch folder", path.toString(), e);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        delete();
    }
}
