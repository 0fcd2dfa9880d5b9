// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recollect.server.InMemory;
import dev.recollect.server.Main;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs command lines in this process, over real stores in a folder. */
final class CommandLineRun {
    private final Path folder;
    private final InstantSource clock;
    private final Shell.Opener opener;
    private Map<String, String> environment = Map.of();
    private byte[] input = {};
    private boolean asks;
    private boolean watched;

    CommandLineRun(Path folder) {
        this(folder, () -> InMemory.NOW);
    }

    CommandLineRun(Path folder, InstantSource clock) {
        this(folder, clock, new HashingOpener(clock));
    }

    CommandLineRun(Path folder, InstantSource clock, Shell.Opener opener) {
        this.folder = folder;
        this.clock = clock;
        this.opener = opener;
    }

    /** What a command line ended with. */
    record Ended(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }

        /** Each line of the output as JSON. */
        List<JsonNode> json() {
            try {
                List<JsonNode> documents = new ArrayList<>();
                for (String line : lines()) {
                    documents.add(new ObjectMapper().readTree(line));
                }
                return documents;
            } catch (IOException e) {
                throw new UncheckedIOException(out, e);
            }
        }
    }

    CommandLineRun input(String text) {
        return input(text.getBytes(StandardCharsets.UTF_8));
    }

    CommandLineRun input(byte[] bytes) {
        input = bytes.clone();
        return this;
    }

    CommandLineRun environment(Map<String, String> variables) {
        environment = variables;
        return this;
    }

    CommandLineRun atTerminal() {
        asks = true;
        watched = true;
        return this;
    }

    Ended run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                new ByteArrayInputStream(input),
                new Output(out),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                asks,
                watched,
                environment,
                folder,
                clock,
                opener,
                Main::start,
                stop -> stop.getAsInt());
        int code = Recollect.run(shell, List.of(arguments));
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command line that must succeed in silence, and gives its output. */
    String done(String... arguments) {
        Ended ended = run(arguments);
        if (ended.code() != 0 || !ended.err().isEmpty()) {
            throw new AssertionError(List.of(arguments) + " ended with " + ended);
        }
        return ended.out().strip();
    }
}
