// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.experience.Experience;
import java.util.Optional;

/**
 * An experience whose {@code CONTEXT} vector is to be made again, because its predecessor came or went. Immutable.
 *
 * @param experience the experience
 * @param predecessor the turn before it now; empty if it is the first of its session
 */
public record PendingContext(Experience experience, Optional<Experience> predecessor) {}
