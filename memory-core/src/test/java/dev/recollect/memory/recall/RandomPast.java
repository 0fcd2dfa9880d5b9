// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.experience.Confidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceBuilder;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ExperienceFilter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pasts, queries and filters that follow from a seed. */
final class RandomPast {
    private static final List<String> VOCABULARY = Stream.of(
                    "ana ben porto river house garden cat dog piano summer winter bread coffee train book letter",
                    "red blue early late walked bought lost found called wrote sang slept travelled cooked planted where")
            .flatMap(line -> Stream.of(line.split(" ")))
            .toList();
    private static final List<String> SESSIONS = List.of("s1", "s2", "s3", "s4", "s5", "s6");
    private static final List<String> SPEAKERS = List.of("Ana", "Ben", "Zoe");
    private static final int SECONDS = 90 * 86_400;
    private static final int PAGES = 20;

    /** How many things a filter can ask for, and for what nobody has. */
    static final int CLAUSES = 8;

    private final Random random;

    RandomPast(long seed) {
        random = new Random(seed);
    }

    void fill(Past past, Scope scope, int experiences) {
        for (int i = 0; i < experiences; i++) {
            past.add(said().to(scope));
        }
    }

    private Said said() {
        Said said = random.nextInt(5) == 0 ? Said.exchange(text() + "?", text()) : Said.text(text());
        if (random.nextBoolean()) {
            said = said.by(oneOf(SPEAKERS));
        }
        if (random.nextInt(10) > 0) {
            said = said.in(oneOf(SESSIONS));
        }
        return said.at(moment()).with(this::varied);
    }

    private ExperienceBuilder varied(ExperienceBuilder builder) {
        Experience plain = builder.build();
        boolean observed = random.nextInt(6) == 0;
        boolean reflected = observed && random.nextBoolean();
        return builder.type(observed ? ExperienceType.OBSERVATION : ExperienceType.OCCURRENCE)
                .provenance(Provenance.of("user", reflected ? Provenance.Method.REFLECT : Provenance.Method.CAPTURE))
                .confidence(new Confidence(random.nextInt(5) / 4.0, "random"))
                .content(plain.content()
                        .withAttributes(
                                Map.of("set", random.nextBoolean() ? "a" : "b", "page", "" + random.nextInt(PAGES))))
                .affect(new AffectReading(
                        new Affect(random.nextInt(21) / 10.0 - 1, 0.5, 0), List.of(), 0.5, 0.5, "random"));
    }

    String text() {
        int words = 1 + random.nextInt(8);
        String text = Stream.generate(() -> oneOf(VOCABULARY)).limit(words).collect(Collectors.joining(" "));
        return random.nextInt(4) == 0 ? text + "?" : text + ".";
    }

    private Instant moment() {
        return Past.NOW.minusSeconds(random.nextInt(SECONDS));
    }

    ExperienceFilter filter() {
        Optional<Instant> from = maybe(() -> moment().minusSeconds(SECONDS / 2));
        OptionalDouble leastValence = maybe(() -> random.nextInt(11) / 10.0 - 1)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
        return new ExperienceFilter(
                maybe(() -> Set.of(ExperienceType.OCCURRENCE)).orElse(Set.of()),
                maybe(() -> Set.of(Provenance.Method.REFLECT, Provenance.Method.CAPTURE))
                        .orElse(Set.of()),
                maybe(() -> oneOf(SESSIONS)),
                from,
                maybe(() -> from.orElseGet(this::moment).plusSeconds(1 + random.nextInt(SECONDS))),
                leastValence,
                random.nextInt(4) == 0 ? OptionalDouble.of(random.nextInt(11) / 10.0) : OptionalDouble.empty(),
                random.nextInt(4) == 0 ? OptionalDouble.of(random.nextInt(4) / 4.0) : OptionalDouble.empty(),
                attributes());
    }

    private Map<String, String> attributes() {
        return switch (random.nextInt(9)) {
            case 0, 1 -> Map.of("set", "a");
            case 2 -> Map.of("page", "" + random.nextInt(PAGES));
            case 3 -> Map.of("set", "b", "page", "" + random.nextInt(PAGES));
            default -> Map.of();
        };
    }

    /** A filter that asks for one thing alone. */
    ExperienceFilter clause(int number) {
        Instant from = moment();
        return switch (number % CLAUSES) {
            case 0 -> ExperienceFilter.DEFAULT.withTypes(Set.of(ExperienceType.OBSERVATION));
            case 1 -> ExperienceFilter.DEFAULT.withMethods(Set.of(Provenance.Method.REFLECT));
            case 2 -> ExperienceFilter.DEFAULT.withSession(oneOf(SESSIONS));
            case 3 ->
                ExperienceFilter.DEFAULT.withTimes(
                        Optional.of(from), Optional.of(from.plusSeconds(1 + random.nextInt(SECONDS / 3))));
            case 4 ->
                ExperienceFilter.DEFAULT.withValence(
                        OptionalDouble.of(random.nextInt(8) / 10.0), OptionalDouble.of(0.8));
            case 5 -> ExperienceFilter.DEFAULT.withMinConfidence(1);
            case 6 -> ExperienceFilter.DEFAULT.withAttributes(Map.of("page", "" + random.nextInt(PAGES)));
            default -> ExperienceFilter.DEFAULT.withAttributes(Map.of("page", "none has it"));
        };
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextInt(3) == 0 ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
