// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.stance;

/**
 * Where a statement stands after pooling. Immutable.
 *
 * @param claim the statement, in the words of the claim that speaks for it most
 * @param probability pooled, from {@link Claim#LEAST} to {@link Claim#MOST}, four decimals
 */
public record Standing(String claim, double probability) {}
