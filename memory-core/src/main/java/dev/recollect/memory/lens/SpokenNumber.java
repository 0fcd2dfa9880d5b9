// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

/** A number that is being said in words: "two hundred and five". */
final class SpokenNumber {
    private double done;
    private double current;

    void begin(double value) {
        current = value;
    }

    boolean takes(long value, boolean and) {
        if (value == 12 && current > 0 && current < 12) {
            return !and;
        }
        if (value >= 100) {
            return !and;
        }
        if (and) {
            return current % 100 == 0;
        }
        return current % 100 == 0 || (value < 10 && current % 10 == 0 && current % 100 >= 20);
    }

    void add(long value) {
        if (value == 100) {
            current = Math.max(current, 1) * 100;
        } else if (value >= 1_000) {
            done += Math.max(current, 1) * value;
            current = 0;
        } else if (value == 12 && current > 0 && current < 12) {
            current *= 12;
        } else {
            current += value;
        }
    }

    double total() {
        return done + current;
    }
}
