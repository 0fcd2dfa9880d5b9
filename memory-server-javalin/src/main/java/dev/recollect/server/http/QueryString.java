// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The query of an address, read strictly: UTF-8, known names, each once. Immutable. */
final class QueryString {
    static final String USER = "user";
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");

    private final Map<String, List<String>> values;

    private QueryString(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads a query.
     *
     * @param raw the part of the address after the question mark, if there is one
     * @param known the names that may occur, besides {@code user}
     */
    static QueryString of(@Nullable String raw, Set<String> known) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (raw != null && !raw.isEmpty()) {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = decoded("query", equals < 0 ? pair : pair.substring(0, equals));
                if (!known.contains(name) && !name.equals(USER)) {
                    throw new InvalidInputException(shortened(name), "is unknown; known are " + names(known));
                }
                String value = decoded(name, equals < 0 ? "" : pair.substring(equals + 1));
                values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
            }
        }
        return new QueryString(values);
    }

    Optional<String> one(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        if (all.size() > 1) {
            throw new InvalidInputException(name, "must not be repeated, but is there " + all.size() + " times");
        }
        return all.stream().findFirst();
    }

    /** All values of a name; a value with commas counts as several. */
    Optional<List<String>> many(String name) {
        return Optional.ofNullable(values.get(name))
                .map(all -> all.stream()
                        .flatMap(value -> Stream.of(value.split(",", -1)))
                        .toList());
    }

    Optional<Integer> integer(String name) {
        return one(name).map(value -> {
            if (!INTEGER.matcher(value).matches()) {
                throw new InvalidInputException(name, "must be an integer of at most nine digits");
            }
            return Integer.parseInt(value);
        });
    }

    Optional<Double> number(String name) {
        return one(name).map(value -> {
            if (!NUMBER.matcher(value).matches()) {
                throw new InvalidInputException(name, "must be a number, for instance -0.25");
            }
            return new BigDecimal(value).doubleValue();
        });
    }

    List<String> users() {
        return values.getOrDefault(USER, List.of());
    }

    private static String decoded(String field, String raw) {
        return Limits.requireText(field, Percent.decode(field, raw.replace('+', ' ')), Integer.MAX_VALUE);
    }

    private static String names(Set<String> known) {
        Set<String> all = new TreeSet<>(known);
        all.add(USER);
        return String.join(", ", all);
    }

    private static String shortened(String name) {
        return name.length() > 100 ? name.substring(0, 100) + "…" : name;
    }
}
