// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.config;

import dev.recollect.memory.InvalidInputException;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One thing that can be configured: its name, what it means, and what values it takes. Immutable.
 *
 * @param <T> what a value becomes
 */
public final class Setting<T> {
    private final String name;
    private final String meaning;
    private final String unit;
    private final String fallback;
    private final String allowed;
    private final Function<String, T> parser;
    private final Predicate<String> showable;

    /* The parser throws IllegalArgumentException or InvalidInputException for what is not allowed. */
    Setting(String name, String meaning, String unit, String fallback, String allowed, Function<String, T> parser) {
        this(name, meaning, unit, fallback, allowed, parser, value -> true);
    }

    /* What is not showable no message repeats. */
    Setting(
            String name,
            String meaning,
            String unit,
            String fallback,
            String allowed,
            Function<String, T> parser,
            Predicate<String> showable) {
        this.name = name;
        this.meaning = meaning;
        this.unit = unit;
        this.fallback = fallback;
        this.allowed = allowed;
        this.parser = parser;
        this.showable = showable;
    }

    /**
     * The name in the environment and in files.
     *
     * @return upper case, words joined by underscores
     */
    public String name() {
        return name;
    }

    /**
     * What it does.
     *
     * @return a phrase
     */
    public String meaning() {
        return meaning;
    }

    /**
     * What its number counts.
     *
     * @return the unit, empty if it has none
     */
    public String unit() {
        return unit;
    }

    /**
     * The value where none is set.
     *
     * @return the value as one would write it, empty if there is none
     */
    public String fallback() {
        return fallback;
    }

    /**
     * The values it takes.
     *
     * @return a phrase that follows "must be"
     */
    public String allowed() {
        return allowed;
    }

    /* Shows at most so much of a bad value that the line stays a line. */
    T parse(String value, String source) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException | InvalidInputException e) {
            throw new InvalidInputException(
                    name, "must be " + allowed + ", but " + shown(value) + " (in " + source + ")");
        }
    }

    private String shown(String value) {
        if (!showable.test(value)) {
            return "is not";
        }
        return "was '" + (value.length() > 80 ? value.substring(0, 80) + "…" : value) + "'";
    }

    @Override
    public String toString() {
        return name;
    }
}
