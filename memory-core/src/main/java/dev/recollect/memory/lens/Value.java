// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.List;
import java.util.Set;

/** What a fact says, however it is written. */
sealed interface Value {
    /** Whether both may be the same. */
    boolean matches(Value other);

    /** What it may be found under: values that match have one in common. */
    List<Object> keys();

    /** Something that is the same only in the same words. */
    record Wording(String words) implements Value {
        @Override
        public boolean matches(Value other) {
            return equals(other);
        }

        @Override
        public List<Object> keys() {
            return List.of(words);
        }
    }

    /** What an amount is told for: each hour, each kilogram. */
    record Rate(String unit) implements Value {
        @Override
        public boolean matches(Value other) {
            return equals(other);
        }

        @Override
        public List<Object> keys() {
            return List.of(unit);
        }
    }

    /**
     * An amount or a place in an order.
     *
     * @param number in units of one size
     * @param said the number as it is said, whatever its unit
     * @param unit empty if none is named
     */
    record Amount(double number, double said, String unit, boolean ordinal) implements Value {
        private static final Set<String> TEMPERATURES = Set.of("C", "F");
        private static final double HALF = .5;
        private static final double ROUNDED = .006;
        private static final double MONTH = 30 * 24 * 60;

        Amount(double number, String unit, boolean ordinal) {
            this(number, number, unit, ordinal);
        }

        /** Whether it is a number that people say for many. */
        boolean isRound() {
            return unit.isEmpty() && (number == 100 || number == 1_000 || number == 1_000_000);
        }

        @Override
        public boolean matches(Value other) {
            if (other instanceof Day || other instanceof Clock) {
                return other.matches(this);
            }
            if (!(other instanceof Amount amount)) {
                return false;
            }
            boolean bare = unit.isEmpty() || amount.unit.isEmpty();
            boolean degrees = (unit.equals("degree") && TEMPERATURES.contains(amount.unit))
                    || (amount.unit.equals("degree") && TEMPERATURES.contains(unit));
            boolean same =
                    (bare || degrees) ? said == amount.said : unit.equals(amount.unit) && number == amount.number;
            return same
                    || isShareOf(amount)
                    || isMonthsOf(amount)
                    || amount.isMonthsOf(this)
                    || isHalfOf(amount)
                    || amount.isHalfOf(this);
        }

        /* A third is 33 percent. */
        private boolean isShareOf(Amount other) {
            boolean shares = unit.equals(Units.SHARE) && other.unit.equals(Units.SHARE);
            boolean third = isThird(number) || isThird(other.number);
            return shares && third && Math.abs(number - other.number) < ROUNDED;
        }

        private static boolean isThird(double share) {
            return Math.abs(3 * share - Math.rint(3 * share)) < 1e-3 && Math.abs(share - Math.rint(share)) > 1e-3;
        }

        /* A month has 30 days. */
        private boolean isMonthsOf(Amount other) {
            return unit.equals("month") && other.unit.equals("min") && number * MONTH == other.number;
        }

        /* Twice as long is half as long with the sides turned. */
        private boolean isHalfOf(Amount other) {
            return unit.equals(Units.SHARE) && number == HALF && other.unit.equals("times") && other.number == 2;
        }

        @Override
        public List<Object> keys() {
            return switch (unit) {
                case Units.SHARE -> List.of(number, said, 1 / number, "share " + Math.round(number * 10));
                case "month" -> List.of(number, said, number * MONTH);
                default -> List.of(number, said);
            };
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

        @Override
        public List<Object> keys() {
            return List.of((double) day, "month " + month);
        }
    }

    /**
     * A time of the day.
     *
     * @param either whether morning or evening is not told
     */
    record Clock(int minutes, boolean either) implements Value {
        private static final int HALF_DAY = 12 * 60;
        private static final int EVENING = 17 * 60;

        /** What the part of the day is called. */
        List<String> partsOfDay() {
            return minutes < HALF_DAY
                    ? List.of("morning", "night")
                    : minutes < EVENING ? List.of("afternoon") : List.of("afternoon", "evening", "night");
        }

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
            boolean vague = (either && minutes <= HALF_DAY + 59) || (clock.either && clock.minutes <= HALF_DAY + 59);
            return vague ? minutes % HALF_DAY == clock.minutes % HALF_DAY : minutes == clock.minutes;
        }

        @Override
        public List<Object> keys() {
            double hour = minutes / 60.0;
            return List.of(hour, (hour + 12) % 24, "clock " + minutes % HALF_DAY);
        }
    }
}
