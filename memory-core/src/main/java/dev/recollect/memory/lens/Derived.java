// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.List;

/**
 * What follows from two amounts, days, times or years that are told one after the other: how much lies between them, and the
 * year that is so many years before or after another. Whoever says it, too, adds nothing.
 *
 * @param from what it was reckoned from: it only follows for one who tells that, too
 */
record Derived(Value value, Value from) {
    private static final int YEAR = 12;
    private static final int DAY = 24 * 60;

    static List<Derived> of(List<Found> told) {
        List<Derived> derived = new ArrayList<>();
        List<Found> inOrder = told.stream()
                .filter(found -> !(found.value() instanceof Value.Wording || found.value() instanceof Value.Rate))
                .sorted((one, other) -> Integer.compare(one.at(), other.at()))
                .toList();
        for (int i = 1; i < inOrder.size(); i++) {
            between(inOrder.get(i - 1).value(), inOrder.get(i).value(), derived);
        }
        return derived;
    }

    private static void between(Value one, Value other, List<Derived> derived) {
        if (one instanceof Value.Day from && other instanceof Value.Day to) {
            if (from.month() == to.month() && from.day() > 0 && to.day() > from.day()) {
                derived.add(new Derived(time(to.day() - from.day(), "day"), one));
            }
        } else if (one instanceof Value.Day from && other instanceof Value.Amount to && to.ordinal()) {
            between(one, new Value.Day(from.month(), (int) to.number()), derived);
        } else if (one instanceof Value.Clock from && other instanceof Value.Clock to) {
            derived.add(new Derived(time(Math.abs(to.minutes() - from.minutes()), "min"), one));
        } else if (one instanceof Value.Clock from && other instanceof Value.Amount time) {
            from(from, time, derived);
        } else if (one instanceof Value.Amount time && other instanceof Value.Clock from) {
            from(from, time, derived);
        } else if (one instanceof Value.Amount from && other instanceof Value.Amount to) {
            between(from, to, derived);
        }
    }

    private static void between(Value.Amount from, Value.Amount to, List<Derived> derived) {
        boolean years = isYear(from) && isYear(to);
        if (years) {
            derived.add(new Derived(time(Math.abs(to.number() - from.number()), "year"), from));
        } else if (!from.unit().isEmpty() && from.unit().equals(to.unit())) {
            double difference = Math.abs(to.number() - from.number());
            derived.add(new Derived(
                    new Value.Amount(Math.round(difference * 1e9) / 1e9, difference, from.unit(), false), from));
        } else if (isYear(from) && isYears(to)) {
            from(from, to, derived);
        } else if (isYear(to) && isYears(from)) {
            from(to, from, derived);
        }
    }

    private static void from(Value.Amount year, Value.Amount years, List<Derived> derived) {
        double count = years.number() / YEAR;
        derived.add(new Derived(new Value.Amount(year.number() + count, "", false), year));
        derived.add(new Derived(new Value.Amount(year.number() - count, "", false), year));
    }

    /* "At 19:30; doors open half an hour before" */
    private static void from(Value.Clock clock, Value.Amount time, List<Derived> derived) {
        boolean brief = time.unit().equals(Units.named("minute").name()) && time.number() < DAY / 2.0;
        if (brief) {
            int minutes = (int) Math.rint(time.number());
            derived.add(new Derived(
                    new Value.Clock(Math.floorMod(clock.minutes() + minutes, DAY), clock.either()), clock));
            derived.add(new Derived(
                    new Value.Clock(Math.floorMod(clock.minutes() - minutes, DAY), clock.either()), clock));
        }
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
