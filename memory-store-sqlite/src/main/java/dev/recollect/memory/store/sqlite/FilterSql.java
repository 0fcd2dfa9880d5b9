// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.store.ExperienceFilter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A filter as a condition on the row e of an experience: exactly what {@link ExperienceFilter#test} says. Immutable.
 *
 * @param condition the condition, with named arguments
 * @param arguments the arguments
 */
record FilterSql(String condition, Map<String, Object> arguments) {
    static FilterSql of(ExperienceFilter filter) {
        List<String> terms = new ArrayList<>();
        Map<String, Object> arguments = new HashMap<>();
        terms.add(methods(filter));
        if (!filter.types().isEmpty()) {
            terms.add("e.type IN ("
                    + filter.types().stream()
                            .map(ExperienceType::wireName)
                            .sorted()
                            .collect(Collectors.joining("', '", "'", "'"))
                    + ")");
        }
        filter.sessionId().ifPresent(session -> {
            terms.add("e.session = :session");
            arguments.put("session", session);
        });
        addTimes(filter, terms, arguments);
        addRanges(filter, terms, arguments);
        addAttributes(filter, terms, arguments);
        return new FilterSql(String.join(" AND ", terms), arguments);
    }

    private static String methods(ExperienceFilter filter) {
        return filter.methods().isEmpty()
                ? "e.method NOT IN " + listed(ExperienceFilter.ONLY_IF_NAMED)
                : "e.method IN " + listed(filter.methods());
    }

    private static String listed(Set<Provenance.Method> methods) {
        return methods.stream()
                .map(Provenance.Method::wireName)
                .sorted()
                .collect(Collectors.joining("', '", "('", "')"));
    }

    private static void addTimes(ExperienceFilter filter, List<String> terms, Map<String, Object> arguments) {
        filter.from().ifPresent(from -> {
            terms.add("e.occurred_at >= :from");
            arguments.put("from", firstMillisecondFrom(from));
        });
        filter.to().ifPresent(to -> {
            terms.add("e.occurred_at < :to");
            arguments.put("to", firstMillisecondFrom(to));
        });
    }

    private static void addRanges(ExperienceFilter filter, List<String> terms, Map<String, Object> arguments) {
        filter.minValence().ifPresent(least -> {
            terms.add("e.valence >= :minValence");
            arguments.put("minValence", least);
        });
        filter.maxValence().ifPresent(most -> {
            terms.add("e.valence <= :maxValence");
            arguments.put("maxValence", most);
        });
        filter.minConfidence().ifPresent(least -> {
            terms.add("e.confidence >= :minConfidence");
            arguments.put("minConfidence", least);
        });
    }

    private static void addAttributes(ExperienceFilter filter, List<String> terms, Map<String, Object> arguments) {
        int number = 0;
        for (var attribute : filter.attributes().entrySet()) {
            if (isStorable(attribute.getKey()) && isStorable(attribute.getValue())) {
                terms.add("EXISTS (SELECT 1 FROM json_each(e.attributes) a WHERE a.key = :key" + number
                        + " AND a.value = :value" + number + ")");
                arguments.put("key" + number, attribute.getKey());
                arguments.put("value" + number, attribute.getValue());
                number++;
            } else {
                terms.add("0");
            }
        }
    }

    /* What no experience can hold would reach the database as another string. */
    private static boolean isStorable(String value) {
        return value.indexOf(0) < 0
                && new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(value);
    }

    /* Stored times are whole milliseconds: what is not before this moment is not before the one given, and conversely. */
    static long firstMillisecondFrom(Instant moment) {
        if (moment.isBefore(Instant.ofEpochMilli(Long.MIN_VALUE))) {
            return Long.MIN_VALUE;
        }
        if (moment.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE))) {
            return Long.MAX_VALUE;
        }
        long floor = moment.toEpochMilli();
        return Instant.ofEpochMilli(floor).isBefore(moment) ? floor + 1 : floor;
    }
}
