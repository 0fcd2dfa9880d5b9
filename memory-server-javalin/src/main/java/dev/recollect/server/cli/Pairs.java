// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Values of options that are pairs of a name and a value. */
final class Pairs {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");

    private Pairs() {}

    /** Pairs {@code NAME=VALUE}, each name once. */
    static Map<String, String> of(String option, List<String> pairs) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new InvalidInputException(option, "must be NAME=VALUE, but was '" + pair + "'");
            }
            String name = pair.substring(0, equals);
            if (values.putIfAbsent(name, pair.substring(equals + 1)) != null) {
                throw new InvalidInputException(option, "must name each once, but names " + name + " twice");
            }
        }
        return values;
    }

    /** Pairs {@code NAME=NUMBER} with commas between, each name once. */
    static Map<String, Double> numbers(String option, String list) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        of(option, List.of(list.split(",", -1))).forEach((name, value) -> {
            if (!NUMBER.matcher(value).matches()) {
                throw new InvalidInputException(
                        option, "must be NAME=NUMBER with commas between, but has '" + value + "' as a number");
            }
            numbers.put(name, Double.parseDouble(value));
        });
        return numbers;
    }
}
