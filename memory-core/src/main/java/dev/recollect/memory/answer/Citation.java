// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.experience.ExperienceId;

/**
 * A memory that an answer used. Immutable.
 *
 * @param number the n of {@code [n]}, from 1
 * @param id the memory
 */
public record Citation(int number, ExperienceId id) {}
