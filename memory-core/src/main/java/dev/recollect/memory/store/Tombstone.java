// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.experience.Digest;
import java.time.Instant;

/**
 * What remains of an erased experience, so that the chain still verifies: nothing of its content, and no id. Immutable.
 *
 * @param position its place in the scope's chain
 * @param digest the digest it had; salted by a nonce that was erased with it
 * @param link the link it had
 * @param erasedAt when it was erased
 * @param reason the reason code of the erasure
 */
public record Tombstone(long position, Digest digest, Digest link, Instant erasedAt, String reason) {}
