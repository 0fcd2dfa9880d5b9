// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import dev.recollect.memory.tck.Experiences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes {@code golden/snapshot-1.graph} anew, to be run by hand with the file's name when the format gets a new version. */
final class GoldenSnapshot {
    private GoldenSnapshot() {}

    /** What the golden file was made of: always the same ids and vectors. */
    static Past past() {
        Past past = new Past(8, 10, 3);
        past.add(110);
        return past;
    }

    /** The file to write. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("golden");
        Saved saved = new Saved(past(), folder);
        saved.make();
        Files.write(Path.of(arguments[0]), saved.bytes());
        System.out.println("written for " + Experiences.SCOPE);
    }
}
