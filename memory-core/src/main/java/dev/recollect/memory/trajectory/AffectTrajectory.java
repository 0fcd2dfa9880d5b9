// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.trajectory;

import dev.recollect.memory.Limits;
import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.WeightedMean;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.memory.store.ExperienceQuery.Position;
import dev.recollect.memory.store.ExperienceStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How affect went over time: the mean of each bucket over what was said, of an exchange that of the prompt. Nothing is
 * smoothed. Immutable.
 *
 * @param points earliest first
 * @param truncated whether there are earlier ones that were not read; the first point may then be of a part
 */
public record AffectTrajectory(List<Point> points, boolean truncated) {
    /** The most occurrences that are read for one trajectory, the latest. */
    public static final int READ = 20_000;

    /** Copies the list. */
    public AffectTrajectory {
        points = List.copyOf(points);
    }

    /**
     * A bucket's mean.
     *
     * @param at when it begins: of a day midnight UTC, else when the first in it happened
     * @param sessionId the session, of an exchange or of a session
     * @param affect the mean, each occurrence counting the same
     * @param count over how many
     */
    public record Point(Instant at, Optional<String> sessionId, Affect affect, int count) {}

    /**
     * Reads a trajectory, in pages; blocks on the store.
     *
     * @param store where experiences are
     * @param query which, and in what buckets
     * @return the latest points
     */
    public static AffectTrajectory read(ExperienceStore store, TrajectoryQuery query) {
        Map<Object, Sum> sums = new LinkedHashMap<>();
        Optional<Position> before = Optional.empty();
        int read = 0;
        boolean more = true;
        while (more && read < READ && !isFull(query, sums)) {
            List<Experience> page = store.list(new ExperienceQuery(query.scope(), query.filter(), Limits.PAGE, before));
            page.forEach(experience -> sums.computeIfAbsent(query.bucket().keyOf(experience), key -> new Sum())
                    .add(experience));
            read += page.size();
            more = page.size() == Limits.PAGE;
            before = more ? Optional.of(Position.of(page.get(page.size() - 1))) : before;
        }
        boolean unread = more
                && !store.list(new ExperienceQuery(query.scope(), query.filter(), 1, before))
                        .isEmpty();
        List<Point> points = sums.values().stream()
                .map(sum -> sum.point(query.bucket()))
                .sorted(Comparator.comparing(Point::at))
                .toList();
        int left = Math.max(0, points.size() - query.limit());
        return new AffectTrajectory(points.subList(left, points.size()), unread || left > 0);
    }

    /* One bucket more than asked for: then those asked for are complete. */
    private static boolean isFull(TrajectoryQuery query, Map<Object, Sum> sums) {
        return query.bucket().isContiguous() && sums.size() > query.limit();
    }

    /** A mean in the making, over experiences newest first. */
    private static final class Sum {
        private final WeightedMean mean = new WeightedMean();
        private int count;
        private Instant first = Instant.MAX;
        private Optional<String> session = Optional.empty();

        void add(Experience experience) {
            mean.add(experience.affect().affect(), 1);
            count++;
            first = experience.occurredAt();
            session = experience.sessionId();
        }

        Point point(Bucket bucket) {
            return new Point(
                    bucket == Bucket.DAY ? Bucket.dayOf(first) : first,
                    bucket == Bucket.DAY ? Optional.empty() : session,
                    mean.value().orElse(Affect.NEUTRAL),
                    count);
        }
    }
}
