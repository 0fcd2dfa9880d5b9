// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.experience;

import dev.recollect.memory.InvalidInputException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Sixteen random bytes that go into a digest and are erased with the content, so that a digest left in a tombstone tells
 * nothing about a guessable text. Immutable.
 *
 * @param hex 32 lower-case hexadecimal digits
 */
public record Nonce(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    /** Checks the form. */
    public Nonce {
        if (!FORM.matcher(hex).matches()) {
            throw new InvalidInputException("nonce", "must be 32 lower-case hexadecimal digits");
        }
    }

    /**
     * A fresh nonce.
     *
     * @param random gives the bytes; should be unpredictable in production
     * @return the nonce
     */
    public static Nonce next(RandomGenerator random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return new Nonce(HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
