// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.trajectory.AffectTrajectory;
import dev.recollect.memory.trajectory.AffectTrajectory.Point;
import dev.recollect.memory.trajectory.Bucket;
import dev.recollect.memory.trajectory.TrajectoryQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How affect went over time")
class AffectTrajectoryTest {
    private final InMemory with = new InMemory();

    @AfterEach
    void close() {
        with.close();
    }

    private void said(String session, String at, String text) {
        with.memory.remember(RememberRequest.text(InMemory.ADA, text)
                .session(session)
                .occurredAt(Instant.parse(at))
                .build());
    }

    private static TrajectoryQuery by(Bucket bucket, int limit) {
        return new TrajectoryQuery(InMemory.ADA, Optional.empty(), Optional.empty(), Optional.empty(), bucket, limit);
    }

    private static Point point(String at, String session, double valence, int count) {
        return new Point(
                Instant.parse(at),
                session.isEmpty() ? Optional.empty() : Optional.of(session),
                new Affect(valence, 0.5, 0),
                count);
    }

    private void talk() {
        said("b", "2026-05-02T09:00:00Z", "I hate this.");
        said("a", "2026-05-01T23:00:00Z", "I love this.");
        said("a", "2026-05-02T08:00:00Z", "It is a table.");
        said("a", "2026-05-02T10:00:00Z", "It is a chair.");
        with.memory.remember(RememberRequest.exchange(InMemory.ADA, "I love it.", "I hate it.")
                .session("c")
                .occurredAt(Instant.parse("2026-05-03T10:00:00Z"))
                .build());
        with.memory.remember(RememberRequest.text(InMemory.ADA, "Noted: hate")
                .type(ExperienceType.OBSERVATION)
                .session("c")
                .occurredAt(Instant.parse("2026-05-03T10:00:01Z"))
                .build());
        with.memory.remember(InMemory.BOB, "I hate it all.");
    }

    @Test
    @DisplayName("a point a session, also where sessions interleave, with the mean over its messages")
    void sessions() {
        talk();

        AffectTrajectory trajectory = with.memory.affectTrajectory(by(Bucket.SESSION, 10));

        assertThat(trajectory.points())
                .containsExactly(
                        point("2026-05-01T23:00:00Z", "a", 0.2667, 3),
                        point("2026-05-02T09:00:00Z", "b", -0.8, 1),
                        point("2026-05-03T10:00:00Z", "c", 0.8, 1));
        assertThat(trajectory.truncated()).isFalse();
    }

    @Test
    @DisplayName("a point a day, from midnight UTC")
    void days() {
        talk();

        assertThat(with.memory.affectTrajectory(by(Bucket.DAY, 10)).points())
                .containsExactly(
                        point("2026-05-01T00:00:00Z", "", 0.8, 1),
                        point("2026-05-02T00:00:00Z", "", -0.2667, 3),
                        point("2026-05-03T00:00:00Z", "", 0.8, 1));
    }

    @Test
    @DisplayName("a point a message, of one session and a stretch of time")
    void exchanges() {
        talk();
        var query = new TrajectoryQuery(
                InMemory.ADA,
                Optional.of("a"),
                Optional.of(Instant.parse("2026-05-01T23:00:00Z")),
                Optional.of(Instant.parse("2026-05-02T10:00:00Z")),
                Bucket.EXCHANGE,
                10);

        assertThat(with.memory.affectTrajectory(query).points())
                .containsExactly(point("2026-05-01T23:00:00Z", "a", 0.8, 1), point("2026-05-02T08:00:00Z", "a", 0, 1));
    }

    @Test
    @DisplayName("the latest points where there are more than asked for, each of them whole")
    void latest() {
        talk();

        for (Bucket bucket : Bucket.values()) {
            List<Point> all = with.memory.affectTrajectory(by(bucket, 1_000)).points();
            for (int limit = 1; limit <= all.size(); limit++) {
                AffectTrajectory some = with.memory.affectTrajectory(by(bucket, limit));

                assertThat(some.points()).isEqualTo(all.subList(all.size() - limit, all.size()));
                assertThat(some.truncated()).isEqualTo(limit < all.size());
            }
        }
    }

    @Test
    @DisplayName("over many pages it is what a plain sum over everything gives")
    void manyPages() {
        Random random = new Random(5);
        double[] sums = new double[40];
        int[] counts = new int[40];
        for (int i = 0; i < 900; i++) {
            int day = random.nextInt(40);
            boolean loved = random.nextBoolean();
            said(
                    "s" + i % 7,
                    Instant.parse("2026-01-01T00:00:00Z")
                            .plusSeconds(86_400L * day + i)
                            .toString(),
                    loved ? "love" : "hate");
            sums[day] += loved ? 0.8 : -0.8;
            counts[day]++;
        }

        AffectTrajectory trajectory = with.memory.affectTrajectory(by(Bucket.DAY, 40));

        assertThat(trajectory.points()).hasSize(40);
        assertThat(trajectory.truncated()).isFalse();
        for (int day = 0; day < 40; day++) {
            Point point = trajectory.points().get(day);
            assertThat(point.count()).isEqualTo(counts[day]);
            assertThat(point.affect().valence())
                    .isEqualTo(
                            Math.rint(sums[day] / counts[day] * 10_000) / 10_000,
                            org.assertj.core.api.Assertions.within(1e-9));
        }
    }

    @Test
    @DisplayName("nothing where nothing was said, and bounds that hold")
    void bounds() {
        assertThat(with.memory.affectTrajectory(by(Bucket.DAY, 10))).isEqualTo(new AffectTrajectory(List.of(), false));
        assertThatThrownBy(() -> by(Bucket.DAY, 1_001)).hasMessageContaining("limit must be between 1 and 1000");
        assertThatThrownBy(() -> Bucket.of("week"))
                .hasMessageContaining("bucket must be one of exchange, session, day");
    }
}
