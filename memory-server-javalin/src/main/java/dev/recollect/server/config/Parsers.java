// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.config;

import dev.recollect.memory.Limits;
import dev.recollect.memory.affect.AffectBlend;
import dev.recollect.memory.openai.OpenAiChatModel;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The kinds of settings. What a parser refuses it refuses with an exception that {@link Setting#parse} words. */
final class Parsers {
    private static final Pattern COMMA = Pattern.compile(",");

    private Parsers() {}

    static Setting<Integer> integer(String name, String meaning, String unit, String fallback, int min, int max) {
        return new Setting<>(
                name,
                meaning,
                unit,
                fallback,
                "an integer from " + min + " to " + max,
                value -> Limits.requireRange(name, Integer.parseInt(value), min, max));
    }

    static Setting<Double> number(String name, String meaning, String unit, String fallback, double min, double max) {
        return new Setting<>(
                name,
                meaning,
                unit,
                fallback,
                "a number from " + plain(min) + " to " + plain(max),
                value -> Limits.requireRange(name, decimal(value), min, max));
    }

    static Setting<String> choice(String name, String meaning, String fallback, List<String> values) {
        return new Setting<>(name, meaning, "", fallback, String.join(" or ", values), value -> {
            if (!values.contains(value)) {
                throw new IllegalArgumentException(value);
            }
            return value;
        });
    }

    static Setting<Path> path(String name, String meaning, String fallback) {
        return new Setting<>(name, meaning, "", fallback, "a path", Path::of);
    }

    /** A key of a provider: never shown, whatever is wrong with it. */
    static Setting<String> key(String name, String meaning) {
        return new Setting<>(
                name,
                meaning,
                "",
                "",
                "visible ASCII characters without spaces",
                value -> {
                    var unused = OpenAiChatModel.builder(name).apiKey(value);
                    return value;
                },
                value -> false);
    }

    /** An address of a provider: shown, unless it may hold a password. */
    static Setting<URI> address(String name, String meaning) {
        return new Setting<>(
                name,
                meaning,
                "",
                "",
                "an http or https address without user, query and fragment",
                value -> {
                    var unused = OpenAiChatModel.builder(name).baseUrl(value);
                    return URI.create(value);
                },
                value -> value.matches("[^@?#]*"));
    }

    static Setting<String> name(String name, String meaning) {
        return new Setting<>(
                name,
                meaning,
                "",
                "",
                "1 to " + Limits.NAME_CHARS + " characters without control characters",
                value -> Limits.requireName(name, value));
    }

    static AffectBlend blend(String value) {
        List<Double> weights = COMMA.splitAsStream(value)
                .map(String::strip)
                .map(Parsers::decimal)
                .toList();
        if (weights.size() != 3) {
            throw new IllegalArgumentException("three weights, but are " + weights.size());
        }
        return new AffectBlend(weights.get(0), weights.get(1), weights.get(2));
    }

    /* Not Double.parseDouble: that takes "1f", "0x1p3" and "NaN" too. */
    private static double decimal(String value) {
        return new BigDecimal(value).doubleValue();
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
