// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

/** What a fact says, however it is written. */
sealed interface Value {
    /** Whether both may be the same. */
    boolean matches(Value other);

    /** Something that is the same only in the same words. */
    record Wording(String words) implements Value {
        @Override
        public boolean matches(Value other) {
            return equals(other);
        }
    }

    /**
     * An amount or a place in an order.
     *
     * @param unit empty if none is named
     */
    record Amount(double number, String unit, boolean ordinal) implements Value {
        /** Whether it is a number that people say for many. */
        boolean isRound() {
            return unit.isEmpty() && (number == 100 || number == 1_000 || number == 1_000_000);
        }

        @Override
        public boolean matches(Value other) {
            if (other instanceof Day day) {
                return day.matches(this);
            }
            return other instanceof Amount amount
                    && Double.compare(number, amount.number) == 0
                    && (unit.equals(amount.unit) || unit.isEmpty() || amount.unit.isEmpty());
        }
    }

    /**
     * A day of a year.
     *
     * @param day 0 for the whole month
     */
    record Day(int month, int day) implements Value {
        @Override
        public boolean matches(Value other) {
            if (other instanceof Amount amount) {
                return amount.unit().isEmpty() && amount.number() == day && day > 0;
            }
            return other instanceof Day that && that.month == month && (that.day == day || that.day == 0 || day == 0);
        }
    }

    /**
     * A time of the day.
     *
     * @param either whether morning or evening is not told
     */
    record Clock(int minutes, boolean either) implements Value {
        private static final int HALF_DAY = 12 * 60;

        @Override
        public boolean matches(Value other) {
            if (other instanceof Amount amount) {
                return amount.unit().isEmpty()
                        && minutes % 60 == 0
                        && matches(new Clock((int) (amount.number() * 60), true));
            }
            if (!(other instanceof Clock clock)) {
                return false;
            }
            boolean vague = (either && minutes <= HALF_DAY) || (clock.either && clock.minutes <= HALF_DAY);
            return vague ? minutes % HALF_DAY == clock.minutes % HALF_DAY : minutes == clock.minutes;
        }
    }
}
