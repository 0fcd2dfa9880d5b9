// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.experience.Provenance;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** What of a filter an experience breaks, in words. Confined to one question. */
final class FilterClauses {
    private final Map<String, String> broken = new LinkedHashMap<>();

    private FilterClauses() {}

    /** By field; empty exactly if the filter lets it through. */
    static Map<String, String> against(ExperienceFilter filter, Facets facets) {
        FilterClauses clauses = new FilterClauses();
        clauses.kind(filter, facets);
        filter.sessionId()
                .filter(session -> !facets.sessionId().filter(session::equals).isPresent())
                .ifPresent(session -> clauses.breaks(
                        "session_id",
                        "asks for " + session,
                        facets.sessionId().map(own -> "it is " + own).orElse("there is none")));
        clauses.times(filter, facets.occurredAt());
        clauses.least("min_valence", filter.minValence(), facets.valence());
        filter.maxValence().stream()
                .filter(most -> !(facets.valence() <= most))
                .forEach(
                        most -> clauses.breaks("max_valence", "asks for at most " + most, "it is " + facets.valence()));
        clauses.least("min_confidence", filter.minConfidence(), facets.confidence());
        filter.attributes().forEach((name, value) -> clauses.attribute(name, value, facets.attributes()));
        return clauses.broken;
    }

    private void kind(ExperienceFilter filter, Facets facets) {
        if (!filter.types().isEmpty() && !filter.types().contains(facets.type())) {
            String asked =
                    listed(filter.types().stream().map(type -> type.wireName()).collect(Collectors.toSet()));
            breaks("types", "ask for " + asked, "it is " + facets.type().wireName());
        }
        if (filter.methods().isEmpty() && ExperienceFilter.ONLY_IF_NAMED.contains(facets.method())) {
            String method = facets.method().wireName();
            breaks(
                    "methods",
                    "ask for no " + aboutMemories(facets) + " unless " + method + " is named",
                    "it is " + method);
        }
        if (!filter.methods().isEmpty() && !filter.methods().contains(facets.method())) {
            String asked = listed(
                    filter.methods().stream().map(method -> method.wireName()).collect(Collectors.toSet()));
            breaks("methods", "ask for " + asked, "it is " + facets.method().wireName());
        }
    }

    private static String aboutMemories(Facets facets) {
        return facets.method() == Provenance.Method.REFLECT
                ? "reflections"
                : facets.method().wireName();
    }

    private void times(ExperienceFilter filter, Instant occurredAt) {
        filter.from()
                .filter(from -> occurredAt.isBefore(from))
                .ifPresent(from -> breaks("from", "asks for " + from + " or later", "it was " + occurredAt));
        filter.to()
                .filter(to -> !occurredAt.isBefore(to))
                .ifPresent(to -> breaks("to", "asks for before " + to, "it was " + occurredAt));
    }

    private void least(String field, OptionalDouble least, double value) {
        if (least.isPresent() && !(value >= least.getAsDouble())) {
            breaks(field, "asks for at least " + least.getAsDouble(), "it is " + value);
        }
    }

    private void attribute(String name, String value, Map<String, String> own) {
        if (!Objects.equals(own.get(name), value)) {
            breaks(
                    "attributes." + name,
                    "asks for " + value,
                    own.containsKey(name) ? "it is " + own.get(name) : "there is none");
        }
    }

    private static String listed(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(" or "));
    }

    private void breaks(String field, String asked, String found) {
        broken.put(field, asked + ", but " + found);
    }
}
