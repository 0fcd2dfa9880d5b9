// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.experience.Confidence;
import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Provenance.Method;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.memory.store.ExperienceQuery.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That experiences come back as they were, and how they are listed. */
abstract class ListingRules extends StoreRules {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @Test
    @DisplayName("an experience comes back as it was, field by field")
    void roundTrip() {
        Experience parent = stored(experiences.of("parent"));
        Experience full = experiences
                .builder(
                        Experiences.SCOPE,
                        Content.ofExchange("why?", "because.")
                                .withSpeaker("Ada")
                                .withAttributes(Map.of("turn_id", "D1:3", "empty", ""))
                                .withMedia(List.of("https://example.org/a.png")))
                .type(ExperienceType.INFERENCE)
                .session("monday")
                .agent("helper")
                .times(NOON, NOON.plusMillis(1))
                .provenance(new Provenance(
                        "tool(search)",
                        Method.SCRAPE,
                        List.of(
                                new Provenance.Source("https://example.org", Optional.of("abc")),
                                new Provenance.Source("file:///tmp/x", Optional.empty()))))
                .parents(List.of(parent.id()))
                .evidence(List.of(new Evidence("urn:isbn:9780141439518"), Evidence.of(parent.id())))
                .confidence(new Confidence(0.8125, "voted"))
                .affect(new AffectReading(
                        new Affect(-0.25, 0.75, 0.1234), List.of("angry", "tired"), 0.5, 0.25, "test-1"))
                .build();

        Experience back = stored(full);
        Experience found = store.find(Experiences.SCOPE, full.id()).orElseThrow();

        assertThat(back).isEqualTo(full);
        assertThat(found.digest()).isEqualTo(full.digest());
        assertThat(found.scope()).isEqualTo(full.scope());
        assertThat(found.content()).isEqualTo(full.content());
        assertThat(found.provenance()).isEqualTo(full.provenance());
        assertThat(found.parents()).isEqualTo(full.parents());
        assertThat(found.evidence()).isEqualTo(full.evidence());
        assertThat(found.confidence()).isEqualTo(full.confidence());
        assertThat(found.affect()).isEqualTo(full.affect());
        assertThat(found.occurredAt()).isEqualTo(full.occurredAt());
        assertThat(found.recordedAt()).isEqualTo(full.recordedAt());
        assertThat(found.sessionId()).isEqualTo(full.sessionId());
        assertThat(found.agent()).isEqualTo(full.agent());
        assertThat(found.nonce()).isEqualTo(full.nonce());
    }

    @Test
    @DisplayName("texts of every script and length come back character for character")
    void anyText() {
        List<String> texts = List.of(
                " leading, trailing \n\t",
                "Zoë e\u0301 ﬁ İstanbul",
                "日本語 한국어 ไทย עברית",
                "\uD83D\uDC69\u200D\uD83D\uDE80 \uD834\uDD1E",
                "'; DROP TABLE experience; --",
                "{\"json\": \"\\u0000\"} %s $1 \\",
                "long ".repeat(20_000));

        for (String text : texts) {
            Experience experience = stored(experiences.of(text));
            assertThat(store.find(Experiences.SCOPE, experience.id())
                            .orElseThrow()
                            .content()
                            .text())
                    .isEqualTo(text);
        }
    }

    @Test
    @DisplayName("times before 1970 and at the limits come back to the millisecond")
    void anyTime() {
        for (Instant time : List.of(
                Experience.EARLIEST,
                Instant.parse("1969-12-31T23:59:59.999Z"),
                Instant.EPOCH,
                Instant.parse("2026-02-28T12:00:00.001Z"))) {
            Experience experience =
                    stored(experiences.of("then").toBuilder().times(time, time).build());
            assertThat(store.find(Experiences.SCOPE, experience.id())
                            .orElseThrow()
                            .occurredAt())
                    .isEqualTo(time);
        }
    }

    @Test
    @DisplayName("a listing is newest first by what happened, ties by id, and pages cover everything once")
    void paging() {
        List<Experience> all = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            Instant time = NOON.plusSeconds(i * 7 % 5);
            all.add(stored(
                    experiences.of("number " + i).toBuilder().times(time, time).build()));
        }
        stored(experiences.of(BOB, "of Bob"));
        all.sort(Comparator.comparing(Position::of).reversed());

        List<Experience> paged = new ArrayList<>();
        List<Experience> page = page(Optional.empty());
        while (!page.isEmpty()) {
            paged.addAll(page);
            page = page(Optional.of(Position.of(page.get(page.size() - 1))));
        }

        assertThat(ids(paged)).isEqualTo(ids(all));
    }

    private List<Experience> page(Optional<Position> before) {
        return store.list(new ExperienceQuery(Experiences.SCOPE, ExperienceFilter.DEFAULT, 5, before));
    }

    @Test
    @DisplayName("a listing leaves reflections out unless asked for them")
    void reflections() {
        Experience said = stored(experiences.of("said"));
        Experience reflected = stored(experiences.observation("reflected", said).toBuilder()
                .provenance(Provenance.of(Provenance.AGENT, Method.REFLECT))
                .build());

        assertThat(matching(ExperienceFilter.DEFAULT)).containsExactly(said.id());
        assertThat(matching(ExperienceFilter.ALL)).containsExactly(reflected.id(), said.id());
        assertThat(matching(ExperienceFilter.DEFAULT.withMethods(Set.of(Method.REFLECT))))
                .containsExactly(reflected.id());
    }

    @Test
    @DisplayName("a listing is filtered by type, session, time, valence, confidence and attributes")
    void filters() {
        Experience early = stored(experiences.turn("s1", "early", NOON));
        Experience late = stored(experiences.turn("s2", "late", NOON.plusMillis(1)));
        Experience noticed = stored(experiences.observation("noticed", early));
        Experience sad = stored(experiences.of("sad").toBuilder()
                .affect(new AffectReading(new Affect(-0.5, 0.5, 0), List.of("sad"), 0.5, 1, "test-1"))
                .confidence(new Confidence(0.9, "sure"))
                .build());
        Experience tagged = stored(experiences
                .builder(
                        Experiences.SCOPE,
                        Content.ofText("tagged").withAttributes(Map.of("set", "dev", "turn_id", "D1:1")))
                .build());

        assertThat(matching(ExperienceFilter.DEFAULT.withTypes(Set.of(ExperienceType.OBSERVATION))))
                .containsExactly(noticed.id());
        assertThat(matching(ExperienceFilter.DEFAULT.withSession("s1"))).containsExactly(early.id());
        assertThat(matching(ExperienceFilter.DEFAULT.withTimes(Optional.of(NOON), Optional.of(NOON.plusMillis(1)))))
                .containsExactly(early.id());
        assertThat(matching(ExperienceFilter.DEFAULT.withTimes(
                        Optional.of(NOON.plusMillis(1)), Optional.of(NOON.plusMillis(2)))))
                .containsExactly(late.id());
        assertThat(matching(valence(OptionalDouble.empty(), OptionalDouble.of(-0.5))))
                .containsExactly(sad.id());
        assertThat(matching(valence(OptionalDouble.of(-0.4999), OptionalDouble.empty())))
                .doesNotContain(sad.id())
                .hasSize(4);
        assertThat(matching(confidence(0.9))).containsExactly(sad.id());
        assertThat(matching(attributes(Map.of("set", "dev")))).containsExactly(tagged.id());
        assertThat(matching(attributes(Map.of("set", "test")))).isEmpty();
    }

    private List<ExperienceId> matching(ExperienceFilter filter) {
        return ids(store.list(new ExperienceQuery(Experiences.SCOPE, filter, 100, Optional.empty())));
    }

    private static ExperienceFilter valence(OptionalDouble min, OptionalDouble max) {
        return filter(min, max, OptionalDouble.empty(), Map.of());
    }

    private static ExperienceFilter confidence(double min) {
        return filter(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(min), Map.of());
    }

    private static ExperienceFilter attributes(Map<String, String> attributes) {
        return filter(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), attributes);
    }

    private static ExperienceFilter filter(
            OptionalDouble minValence,
            OptionalDouble maxValence,
            OptionalDouble minConfidence,
            Map<String, String> attributes) {
        return new ExperienceFilter(
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                minValence,
                maxValence,
                minConfidence,
                attributes);
    }
}
