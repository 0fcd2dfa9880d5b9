// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.trajectory.AffectTrajectory;
import dev.recollect.memory.trajectory.Bucket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How affect went over time.
 *
 * @param bucket what is one point
 * @param points earliest first
 * @param truncated whether there are earlier ones
 */
public record TrajectoryJson(String bucket, List<Point> points, boolean truncated) {
    /**
     * A bucket's mean.
     *
     * @param at when it begins
     * @param sessionId the session, left out of days and where there is none
     * @param valence from unpleasant to pleasant, in [-1, 1]
     * @param arousal from calm to excited, in [0, 1]
     * @param dominance from overwhelmed to in control, in [-1, 1]
     * @param count over how many
     */
    public record Point(
            String at, @Nullable String sessionId, double valence, double arousal, double dominance, int count) {
        private static Point of(AffectTrajectory.Point point) {
            return new Point(
                    Times.format(point.at()),
                    point.sessionId().orElse(null),
                    point.affect().valence(),
                    point.affect().arousal(),
                    point.affect().dominance(),
                    point.count());
        }
    }

    /**
     * A trajectory.
     *
     * @param trajectory the trajectory
     * @param bucket what is one point
     * @return its shape
     */
    public static TrajectoryJson of(AffectTrajectory trajectory, Bucket bucket) {
        return new TrajectoryJson(
                bucket.wireName(), trajectory.points().stream().map(Point::of).toList(), trajectory.truncated());
    }
}
