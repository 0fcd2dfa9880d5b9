// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which turns have which attribute. Names and values that many have are held once. Changed by one writer at a time; reads
 * may run beside.
 */
final class AttributeIndex {
    private final Map<String, Attribute> attributes = new ConcurrentHashMap<>();
    private final AtomicInteger values = new AtomicInteger();

    /* With the name as it is held. */
    private record Attribute(String name, Postings<String> turns) {}

    /** The turns that have an attribute of this value, in order of time. */
    SortedTurns of(String name, String value) {
        Attribute attribute = attributes.get(name);
        return attribute == null
                ? FewTurns.none(Turn.BY_TIME)
                : attribute.turns().of(value);
    }

    /** How many different values the attributes have. */
    int values() {
        return values.get();
    }

    /** Equal attributes, in the names and values that are held. */
    Map<String, String> held(Map<String, String> own) {
        Map<String, String> held = new HashMap<>();
        own.forEach((name, value) -> {
            Attribute known = attributes.get(name);
            if (known == null) {
                held.put(name, value);
            } else {
                Optional<Turn> holder = known.turns().any(value);
                held.put(
                        known.name(),
                        holder.map(turn -> turn.facets().attributes().get(name)).orElse(value));
            }
        });
        return Map.copyOf(held);
    }

    void add(Turn turn) {
        turn.facets().attributes().forEach((name, value) -> {
            Postings<String> turns = attributes
                    .computeIfAbsent(name, key -> new Attribute(key, new Postings<>()))
                    .turns();
            int before = turns.values();
            turns.add(value, turn);
            values.addAndGet(turns.values() - before);
        });
    }

    void remove(Turn turn) {
        turn.facets().attributes().forEach((name, value) -> {
            Attribute attribute = attributes.get(name);
            if (attribute != null) {
                Postings<String> turns = attribute.turns();
                int before = turns.values();
                turns.remove(value, turn);
                values.addAndGet(turns.values() - before);
                if (turns.values() == 0) {
                    attributes.remove(name);
                }
            }
        });
    }
}
