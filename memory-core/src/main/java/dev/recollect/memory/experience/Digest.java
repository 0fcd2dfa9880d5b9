// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.experience;

import dev.recollect.memory.InvalidInputException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A SHA-256 value: the digest of an experience, or a link of a scope's chain. Immutable.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** What the first link of every chain is made from: 32 zero bytes. */
    public static final Digest GENESIS = new Digest("0".repeat(64));

    /** Checks the form. */
    public Digest {
        if (!FORM.matcher(hex).matches()) {
            throw new InvalidInputException("digest", "must be 64 lower-case hexadecimal digits");
        }
    }

    /**
     * The SHA-256 of bytes.
     *
     * @param bytes the message
     * @return its digest
     */
    public static Digest ofBytes(byte[] bytes) {
        return new Digest(HexFormat.of().formatHex(sha256().digest(bytes)));
    }

    /**
     * The link that follows this one: {@code SHA-256(this ‖ digest)} over the two values' 64 bytes.
     *
     * @param digest the digest of the experience that is appended
     * @return the next link
     */
    public Digest followedBy(Digest digest) {
        MessageDigest sha = sha256();
        sha.update(HexFormat.of().parseHex(hex));
        sha.update(HexFormat.of().parseHex(digest.hex));
        return new Digest(HexFormat.of().formatHex(sha.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must provide SHA-256", e);
        }
    }
}
