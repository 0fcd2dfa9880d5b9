// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.store.ExperienceFilter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options that say which memories are meant. */
final class FilterOptions {
    @Option(names = "--type", paramLabel = "T", description = "only of this type; may be repeated")
    private List<String> types = List.of();

    @Option(
            names = "--method",
            paramLabel = "M",
            description = "only recorded this way; may be repeated; reflections and feedback only if named")
    private List<String> methods = List.of();

    @Option(names = "--from", paramLabel = "INSTANT", description = "happened then or later")
    private Optional<Instant> from = Optional.empty();

    @Option(names = "--to", paramLabel = "INSTANT", description = "happened before")
    private Optional<Instant> to = Optional.empty();

    @Option(names = "--session", paramLabel = "ID", description = "only of this session")
    private Optional<String> session = Optional.empty();

    @Option(names = "--min-valence", paramLabel = "V", description = "at least so pleasant, in [-1, 1]")
    private Optional<Double> minValence = Optional.empty();

    @Option(names = "--max-valence", paramLabel = "V", description = "at most so pleasant, in [-1, 1]")
    private Optional<Double> maxValence = Optional.empty();

    @Option(names = "--min-confidence", paramLabel = "P", description = "at least so certain, in [0, 1]")
    private Optional<Double> minConfidence = Optional.empty();

    @Option(
            names = "--attribute",
            paramLabel = "NAME=VALUE",
            description = "only with this attribute; may be repeated, all must be there")
    private List<String> attributes = List.of();

    ExperienceFilter filter() {
        ExperienceFilter filter = ExperienceFilter.DEFAULT
                .withTypes(types.stream().map(ExperienceType::of).collect(Collectors.toSet()))
                .withMethods(methods.stream().map(Provenance.Method::of).collect(Collectors.toSet()))
                .withTimes(from, to)
                .withValence(number(minValence), number(maxValence))
                .withAttributes(Pairs.of("--attribute", attributes));
        ExperienceFilter confident =
                minConfidence.map(filter::withMinConfidence).orElse(filter);
        return session.map(confident::withSession).orElse(confident);
    }

    private static OptionalDouble number(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }
}
