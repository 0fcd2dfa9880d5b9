// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import java.time.Instant;

/**
 * What the store knows of a session. Immutable.
 *
 * @param sessionId the caller's session id
 * @param startedAt the earliest moment at which one of its experiences was recorded
 * @param lastActivity the latest moment at which one of its experiences was recorded
 * @param experiences how many it holds, at least 1
 */
public record SessionSummary(String sessionId, Instant startedAt, Instant lastActivity, long experiences) {}
