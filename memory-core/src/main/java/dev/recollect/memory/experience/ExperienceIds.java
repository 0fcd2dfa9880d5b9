// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.experience;

import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A source of fresh ids: 48 bits of time in milliseconds, 80 random bits (ULID). Within one source ids strictly increase:
 * in the same millisecond, or when the clock steps back, the random part counts up. Safe for use by multiple threads.
 */
public final class ExperienceIds implements Supplier<ExperienceId> {
    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final long LOW_MASK = (1L << 40) - 1;

    private final InstantSource clock;
    private final RandomGenerator random;
    private long millis = -1;
    private long high;
    private long low;

    /**
     * Creates a source.
     *
     * @param clock tells the time of an id
     * @param random gives the random bits; should be unpredictable in production
     */
    public ExperienceIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public synchronized ExperienceId get() {
        long now = clock.millis();
        if (now > millis) {
            millis = now;
            high = random.nextLong() & LOW_MASK;
            low = random.nextLong() & LOW_MASK;
        } else {
            countUp();
        }
        return new ExperienceId(encode());
    }

    private void countUp() {
        low = (low + 1) & LOW_MASK;
        if (low == 0) {
            high = (high + 1) & LOW_MASK;
            if (high == 0) {
                millis++;
            }
        }
    }

    private String encode() {
        char[] out = new char[30];
        out[0] = 'e';
        out[1] = 'x';
        out[2] = 'p';
        out[3] = '_';
        write(out, 4, 10, millis);
        write(out, 14, 8, high);
        write(out, 22, 8, low);
        return new String(out);
    }

    private static void write(char[] out, int from, int count, long bits) {
        for (int i = from + count - 1; i >= from; i--) {
            out[i] = ALPHABET[(int) (bits & 31)];
            bits >>>= 5;
        }
    }
}
