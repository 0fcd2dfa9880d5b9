// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.inference.Inference;
import dev.recollect.memory.narrative.Arc;
import dev.recollect.memory.narrative.Narrative;
import dev.recollect.memory.session.Session;
import dev.recollect.memory.store.ExperienceQuery.Position;
import dev.recollect.memory.store.SessionSummary;
import dev.recollect.memory.tck.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 12 kills; in the long mode ({@code -Dlong}) 100. A failure names the seed, {@code -Dmemory.test.seed} repeats it. */
@DisplayName("Two processes that tell the same sessions and are killed at any instant")
class KilledWhileConsolidatingTest {
    private static final int KILLS = Boolean.getBoolean("memory.test.long") ? 100 : 12;
    private static final int MOST_MICROS = 4_000;

    @TempDir
    Path folder;

    private final Set<String> told = new HashSet<>();

    @Test
    @DisplayName("leave one narrative with its fact for each segment or none, never half, and a store that verifies")
    void killed() throws IOException, InterruptedException {
        long seed = Long.getLong("memory.test.seed", new Random().nextLong());
        Random random = new Random(seed);
        int untold = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            try (Living one = live(random.nextLong());
                    Living two = live(random.nextLong())) {
                note(one, 2 + random.nextInt(12));
                note(two, 2 + random.nextInt(6));
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(MOST_MICROS)));
                one.process.toHandle().destroyForcibly();
                two.process.toHandle().destroyForcibly();
                one.output.lines().forEach(line -> note(one, line));
                two.output.lines().forEach(line -> note(two, line));
                one.process.waitFor();
                two.process.waitFor();
            }
            untold += check("kill " + kill + " of " + KILLS + ", -Dmemory.test.seed=" + seed);
        }

        assertThat(told).isNotEmpty();
        assertThat(untold).as("sessions that a kill left untold").isPositive();
    }

    private record Living(String name, Process process, BufferedReader output) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            process.destroyForcibly();
            output.close();
        }
    }

    private Living live(long seed) throws IOException {
        Process life = ChildJvm.running(
                        List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"), ConsolidatingLife.class, folder, seed)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors().toFile()))
                .start();
        return new Living(String.valueOf(seed), life, life.inputReader());
    }

    private Path errors() {
        return folder.resolve("life.err");
    }

    private void note(Living life, int lines) throws IOException {
        for (int i = 0; i < lines; i++) {
            String line = life.output.readLine();
            assertThat(line)
                    .as("a line of a process that lives on, which says: %s", Files.readString(errors()))
                    .isNotNull();
            note(life, line);
        }
    }

    /* The last line may have been cut. To a session of the other's, that one may have added something meanwhile. */
    private void note(Living life, String line) {
        if (line.startsWith("= " + life.name + "-") && line.endsWith(" .")) {
            told.add(line.substring(2, line.length() - 2));
        }
    }

    /* How many sessions were untold before. */
    private int check(String when) {
        try (Memory memory = ConsolidatingLife.open(folder, false)) {
            assertThat(memory.verify()).as(when).isEmpty();
            checkOnce(memory, when);
            List<Session> sessions = memory.sessions().list(ConsolidatingLife.ADA, Integer.MAX_VALUE);
            assertThat(sessions.stream()
                            .filter(session -> told.contains(session.sessionId()))
                            .map(Session::status))
                    .as("%s: what was said to be told", when)
                    .allMatch(status -> status == Session.Status.CONSOLIDATED);
            int untold =
                    memory.sessions().consolidateEnded(ConsolidatingLife.ADA).size();
            checkOnce(memory, when + ", after telling the rest");
            return untold;
        }
    }

    private static void checkOnce(Memory memory, String when) {
        Map<ExperienceId, ExperienceId> tellers = new HashMap<>();
        Set<String> segments = new HashSet<>();
        Set<ExperienceId> narratives = new HashSet<>();
        List<Evidence> cited = new ArrayList<>();
        List<Experience> all = WholeChain.of(memory, ConsolidatingLife.ADA);
        assertThat(all).filteredOn(SessionSummary::isToBeTold).isNotEmpty();
        for (Experience experience : all) {
            Inference.of(experience)
                    .ifPresent(inference -> cited.addAll(inference.experience().evidence()));
            Narrative.of(experience).ifPresent(narrative -> {
                assertThat(segments.add(narrative.sessionId() + "/" + narrative.segment()))
                        .as("%s: segment %s of %s told once", when, narrative.segment(), narrative.sessionId())
                        .isTrue();
                List<Experience> turns = narrative.experience().parents().stream()
                        .map(id -> memory.find(ConsolidatingLife.ADA, id).orElseThrow())
                        .sorted(Comparator.comparing(Position::of))
                        .toList();
                assertThat(turns).as(when).isNotEmpty().allSatisfy(turn -> {
                    assertThat(turn.sessionId()).contains(narrative.sessionId());
                    assertThat(tellers.put(turn.id(), narrative.id())).isNull();
                });
                narratives.add(narrative.id());
                assertThat(narrative.arc()).as(when).isEqualTo(Arc.over(turns));
                assertThat(narrative.text()).as(when).contains("What was said:");
            });
        }
        assertThat(cited)
                .as("%s: narratives with their fact", when)
                .containsExactlyInAnyOrderElementsOf(
                        narratives.stream().map(Evidence::of).toList());
    }
}
