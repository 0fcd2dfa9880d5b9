// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.NewExperience;
import dev.recollect.memory.tck.Experiences;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Another process that stores batches. Prints "ready" when its store is open, waits for a line, and prints a line with the
 * ids of each batch once it is acknowledged.
 */
final class WritingProcess {
    private WritingProcess() {}

    /** The folder, the user, a seed, the number of batches and the size of each. */
    public static void main(String[] arguments) throws IOException {
        Fixture fixture = new Fixture(Path.of(arguments[0]));
        Scope scope = Scope.ofUser(arguments[1]);
        Experiences experiences = new Experiences(Long.parseLong(arguments[2]), new HashingEmbeddingModel(16));
        int batches = Integer.parseInt(arguments[3]);
        int size = Integer.parseInt(arguments[4]);
        try (SqliteExperienceStore store = fixture.open()) {
            System.out.println("ready");
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            for (int batch = 0; batch < batches; batch++) {
                List<NewExperience> items = IntStream.range(0, size)
                        .mapToObj(i -> experience(experiences, scope, i))
                        .map(experiences::item)
                        .toList();
                List<Appended> outcomes = store.append(items);
                System.out.println(String.join(
                        " ",
                        outcomes.stream().map(outcome -> outcome.id().value()).toList()));
            }
        }
    }

    private static Experience experience(Experiences experiences, Scope scope, int number) {
        return experiences.of(scope, "something worth keeping, number " + number + ". ".repeat(number % 40));
    }

    /* Each with ids of its own. */
    static Child start(Path folder, Scope scope, long seed, int batches, int size) {
        return Child.start(
                WritingProcess.class,
                List.of(
                        folder.toString(),
                        scope.user(),
                        Long.toString(seed),
                        Integer.toString(batches),
                        Integer.toString(size)));
    }
}
