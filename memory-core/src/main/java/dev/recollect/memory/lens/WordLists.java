// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the lists of words that lie beside the classes: lines without those that are empty or begin with "#". */
final class WordLists {
    private WordLists() {}

    static List<String> lines(String name) {
        InputStream file = WordLists.class.getResourceAsStream(name);
        if (file == null) {
            throw new IllegalStateException("no list of words named " + name + " lies beside " + WordLists.class);
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the list of words " + name + " cannot be read", e);
        }
    }

    static Set<String> words(String name) {
        return lines(name).stream()
                .flatMap(line -> List.of(line.split("\\s+", -1)).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
