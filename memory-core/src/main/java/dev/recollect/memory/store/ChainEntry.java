// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import java.util.Optional;

/**
 * One place of a scope's chain: an experience, or the tombstone of one that was erased. Immutable.
 *
 * @param position its place in the chain, from 1 without gaps
 * @param digest the digest as it was recorded at commit
 * @param link the link as it was recorded at commit
 * @param experience what is there; empty where it was erased
 * @param tombstone what remains of an erased one; empty where it is there
 */
public record ChainEntry(
        long position, Digest digest, Digest link, Optional<Experience> experience, Optional<Tombstone> tombstone) {}
