// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.tck.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 20 kills; in the long mode ({@code -Dlong}) 100. A failure names the seed, {@code -Dmemory.test.seed} repeats it. */
@DisplayName("A process that is killed at any instant while it remembers, forgets, makes graphs anew and saves them")
class KilledTest {
    private static final int KILLS = Boolean.getBoolean("memory.test.long") ? 100 : 20;

    @TempDir
    Path folder;

    private final Set<ExperienceId> remembered = new HashSet<>();
    private final Set<ExperienceId> erased = new HashSet<>();
    private final Set<ExperienceId> doomed = new HashSet<>();

    @Test
    @DisplayName("loses nothing it was told is remembered, keeps nothing it was told is gone, and leaves no half file")
    void killed() throws IOException, InterruptedException {
        long seed = Long.getLong("memory.test.seed", new Random().nextLong());
        Random random = new Random(seed);
        int seenGraphs = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            liveUntil(3 + random.nextInt(25), random.nextLong());
            seenGraphs += graphs().isEmpty() ? 0 : 1;
            check("kill " + kill + " of " + KILLS + ", -Dmemory.test.seed=" + seed);
        }

        assertThat(seenGraphs).as("kills after which there was a graph").isPositive();
        assertThat(erased).isNotEmpty();
    }

    private Path errors() {
        return folder.resolve("life.err");
    }

    /* Lets a process live until it has told of so many acts, then kills it in the midst of the next, or of its upkeep. */
    private void liveUntil(int acts, long seed) throws IOException, InterruptedException {
        Process life = ChildJvm.running(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"), Life.class, folder, seed)
                .redirectError(errors().toFile())
                .start();
        try (BufferedReader output = life.inputReader()) {
            for (int i = 0; i < acts; i++) {
                String line = output.readLine();
                assertThat(line)
                        .as("a line of a process that lives on, which says: %s", Files.readString(errors()))
                        .isNotNull();
                note(line);
            }
            life.toHandle().destroyForcibly();
            output.lines().forEach(this::note);
        }
        life.waitFor();
    }

    /* The last line may have been cut. */
    private void note(String line) {
        if (line.endsWith(" .")) {
            Stream<ExperienceId> ids =
                    Arrays.stream(line.split(" ")).filter(ExperienceId::isId).map(ExperienceId::new);
            Set<ExperienceId> told = line.startsWith("+") ? remembered : line.startsWith("-") ? erased : doomed;
            ids.forEach(told::add);
        }
    }

    private void check(String when) throws IOException {
        try (Memory memory = Hashed.open(folder)) {
            assertThat(files()).as("%s: half files", when).noneMatch(name -> name.endsWith(".tmp"));
            assertThat(memory.verify()).as(when).isEmpty();
            Set<ExperienceId> there =
                    WholeChain.of(memory, Life.ADA).stream().map(Experience::id).collect(Collectors.toSet());
            Set<ExperienceId> lost = new HashSet<>(remembered);
            lost.removeAll(erased);
            lost.removeAll(there);
            /* What it was about to forget when it was killed may be gone without its having said so, and then is. */
            assertThat(doomed).as("%s: lost", when).containsAll(lost);
            erased.addAll(lost);
            doomed.clear();
            assertThat(there).as("%s: erased", when).noneMatch(erased::contains);
            assertThat(memory.recall(Life.ADA, "word1 word2").memories())
                    .as(when)
                    .isNotEmpty();
        }
        for (Path graph : graphs()) {
            String bytes = Files.readString(graph, StandardCharsets.ISO_8859_1);
            assertThat(erased.stream().filter(id -> bytes.contains(id.value())))
                    .as("%s: erased, but named by %s", when, graph)
                    .isEmpty();
        }
    }

    private List<Path> graphs() throws IOException {
        try (Stream<Path> files = Files.list(Hashed.graphs(folder))) {
            return files.filter(file -> file.toString().endsWith(".graph")).toList();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
