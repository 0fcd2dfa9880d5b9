// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.experience;

import dev.recollect.memory.InvalidInputException;
import java.util.Arrays;

/**
 * The name of an experience: {@code exp_} and a ULID of 26 characters (Crockford's base 32, upper case). Ids sort by the
 * time they were made. Immutable; held as the 128 bits that the characters stand for, since memories hold many.
 */
public final class ExperienceId implements Comparable<ExperienceId> {
    private static final String PREFIX = "exp_";
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 30;
    private static final int BITS_OF_DIGIT = 5;
    private static final int SHOWN_CHARS = 40;

    /* What each ASCII character stands for, -1 for no digit. */
    private static final byte[] WORTH = worth();

    private final long high;
    private final long low;

    /**
     * Reads an id.
     *
     * @param value the whole id, for instance {@code exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C}
     * @throws InvalidInputException if the value is not {@code exp_} and a ULID
     */
    public ExperienceId(String value) {
        if (!isId(value)) {
            String shown = value.length() > SHOWN_CHARS ? value.substring(0, SHOWN_CHARS) + "…" : value;
            throw new InvalidInputException(
                    "experience_id", "must be exp_ and 26 characters of a ULID, but was '" + shown + "'");
        }
        long upper = 0;
        long lower = 0;
        for (int i = PREFIX.length(); i < LENGTH; i++) {
            upper = upper << BITS_OF_DIGIT | lower >>> (Long.SIZE - BITS_OF_DIGIT);
            lower = lower << BITS_OF_DIGIT | WORTH[value.charAt(i)];
        }
        high = upper;
        low = lower;
    }

    private static byte[] worth() {
        byte[] worth = new byte[128];
        Arrays.fill(worth, (byte) -1);
        for (int digit = 0; digit < DIGITS.length(); digit++) {
            worth[DIGITS.charAt(digit)] = (byte) digit;
        }
        return worth;
    }

    /**
     * Whether a string has the form of an id.
     *
     * @param value any string
     * @return true if {@code new ExperienceId(value)} would succeed
     */
    public static boolean isId(String value) {
        if (value.length() != LENGTH || !value.startsWith(PREFIX) || value.charAt(PREFIX.length()) > '7') {
            return false;
        }
        for (int i = PREFIX.length(); i < LENGTH; i++) {
            char c = value.charAt(i);
            if (c >= WORTH.length || WORTH[c] < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * The id as it is written.
     *
     * @return {@code exp_} and 26 characters
     */
    public String value() {
        char[] written = new char[LENGTH];
        PREFIX.getChars(0, PREFIX.length(), written, 0);
        long upper = high;
        long lower = low;
        for (int i = LENGTH - 1; i >= PREFIX.length(); i--) {
            written[i] = DIGITS.charAt((int) (lower & (DIGITS.length() - 1)));
            lower = lower >>> BITS_OF_DIGIT | upper << (Long.SIZE - BITS_OF_DIGIT);
            upper >>>= BITS_OF_DIGIT;
        }
        return new String(written);
    }

    /**
     * The first half of what the characters stand for.
     *
     * @return the upper 64 of 128 bits
     */
    public long mostSignificantBits() {
        return high;
    }

    /**
     * The second half of what the characters stand for.
     *
     * @return the lower 64 of 128 bits
     */
    public long leastSignificantBits() {
        return low;
    }

    /** Orders as the written forms do. */
    @Override
    public int compareTo(ExperienceId other) {
        int upper = Long.compareUnsigned(high, other.high);
        return upper != 0 ? upper : Long.compareUnsigned(low, other.low);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExperienceId that && high == that.high && low == that.low;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high * 31 + low);
    }

    @Override
    public String toString() {
        return value();
    }
}
