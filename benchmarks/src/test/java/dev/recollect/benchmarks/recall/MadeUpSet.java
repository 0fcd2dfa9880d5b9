// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A recall set of three conversations of eight turns and four questions each, written for the tests. */
final class MadeUpSet {
    private MadeUpSet() {}

    static String json() {
        try (InputStream in = Objects.requireNonNull(MadeUpSet.class.getResourceAsStream("made-up-set.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a file in a folder. */
    static Path in(Path folder) {
        try {
            return Files.writeString(folder.resolve("made-up-set.json"), json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
