// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.server.json.Json;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Standard output: results as UTF-8 text. A reader that goes away is no failure: what is printed then is dropped. Any other
 * fault is kept and told at the end. Confined to one thread at a time.
 */
final class Output {
    private static final int BUFFER = 1 << 14;

    private final Guarded guarded;
    private final PrintStream text;

    Output(OutputStream out) {
        guarded = new Guarded(out);
        text = new PrintStream(new BufferedOutputStream(guarded, BUFFER), false, StandardCharsets.UTF_8);
    }

    /** Prints a line. */
    void line(String line) {
        text.print(line);
        text.print('\n');
    }

    /** Prints without ending the line. */
    void part(String words) {
        text.print(words);
    }

    /** Prints a document on a line of its own. */
    void json(Object document) {
        line(Json.write(document));
    }

    /** Hands on what was printed so far. */
    void flush() {
        text.flush();
    }

    /** Whether nobody reads any more, so that going on for the sake of the output is idle. */
    boolean abandoned() {
        return guarded.fault != null;
    }

    /** Where bytes go; flush before and after. */
    OutputStream bytes() {
        return text;
    }

    /** What went wrong, if it is a fault and not a reader who had enough. */
    Optional<IOException> fault() {
        text.flush();
        return Optional.ofNullable(guarded.fault).filter(fault -> !isReaderGone(fault));
    }

    private static boolean isReaderGone(IOException fault) {
        String said = String.valueOf(fault.getMessage());
        return said.contains("Broken pipe") || said.contains("Connection reset");
    }

    /* Keeps the first fault and is silent after it. */
    private static final class Guarded extends FilterOutputStream {
        private volatile @org.jspecify.annotations.Nullable IOException fault;

        Guarded(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            attempt(() -> out.write(bytes, from, length));
        }

        @Override
        public void flush() {
            attempt(out::flush);
        }

        private void attempt(Attempt attempt) {
            if (fault == null) {
                try {
                    attempt.run();
                } catch (IOException e) {
                    fault = e;
                }
            }
        }

        private interface Attempt {
            void run() throws IOException;
        }
    }
}
