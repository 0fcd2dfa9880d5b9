// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.List;

/**
 * What follows from two amounts, days, times or years that are told one after the other: how much lies between them, and the
 * year that is so many years before or after another. Whoever says it, too, adds nothing.
 */
final class Derived {
    private static final int YEAR = 12;

    private Derived() {}

    static List<Value> of(List<Found> told) {
        List<Value> derived = new ArrayList<>();
        List<Found> inOrder = told.stream()
                .filter(found -> !(found.value() instanceof Value.Wording || found.value() instanceof Value.Rate))
                .sorted((one, other) -> Integer.compare(one.at(), other.at()))
                .toList();
        for (int i = 1; i < inOrder.size(); i++) {
            between(inOrder.get(i - 1).value(), inOrder.get(i).value(), derived);
        }
        return derived;
    }

    private static void between(Value one, Value other, List<Value> derived) {
        if (one instanceof Value.Day from && other instanceof Value.Day to) {
            if (from.month() == to.month() && from.day() > 0 && to.day() > from.day()) {
                derived.add(time(to.day() - from.day(), "day"));
            }
        } else if (one instanceof Value.Day from && other instanceof Value.Amount to && to.ordinal()) {
            between(one, new Value.Day(from.month(), (int) to.number()), derived);
        } else if (one instanceof Value.Clock from && other instanceof Value.Clock to) {
            derived.add(time(Math.abs(to.minutes() - from.minutes()), "min"));
        } else if (one instanceof Value.Amount from && other instanceof Value.Amount to) {
            between(from, to, derived);
        }
    }

    private static void between(Value.Amount from, Value.Amount to, List<Value> derived) {
        boolean years = isYear(from) && isYear(to);
        if (years) {
            derived.add(time(Math.abs(to.number() - from.number()), "year"));
        } else if (!from.unit().isEmpty() && from.unit().equals(to.unit())) {
            double difference = Math.abs(to.number() - from.number());
            derived.add(new Value.Amount(Math.round(difference * 1e9) / 1e9, difference, from.unit(), false));
        } else if (isYear(from) && isYears(to)) {
            from(from, to, derived);
        } else if (isYear(to) && isYears(from)) {
            from(to, from, derived);
        }
    }

    private static void from(Value.Amount year, Value.Amount years, List<Value> derived) {
        double count = years.number() / YEAR;
        derived.add(new Value.Amount(year.number() + count, "", false));
        derived.add(new Value.Amount(year.number() - count, "", false));
    }

    private static Value.Amount time(double count, String unit) {
        Units.Unit told = Units.named(unit);
        return new Value.Amount(count * told.size(), count, told.name(), false);
    }

    private static boolean isYear(Value.Amount amount) {
        return amount.unit().isEmpty() && amount.number() >= 1000 && amount.number() < 2100 && amount.number() % 1 == 0;
    }

    private static boolean isYears(Value.Amount amount) {
        return amount.unit().equals(Units.named("year").name()) && amount.number() % YEAR == 0;
    }
}
