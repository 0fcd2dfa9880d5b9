// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.experience;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectReading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The two experiences whose digests docs/reference/digest.md pins. */
final class Samples {
    static final ExperienceId ID = new ExperienceId("exp_01JH0A0000000000000000000A");
    static final ExperienceId PARENT = new ExperienceId("exp_01JH09ZZZZZZZZZZZZZZZZZZZZ");
    static final Scope SCOPE = Scope.ofUser("ada");

    private Samples() {}

    static Experience small() {
        return Experience.builder(ID, SCOPE, Content.ofText("Hello, Zoë."))
                .times(Instant.parse("2026-01-05T09:00:00.123Z"), Instant.parse("2026-01-05T09:00:01Z"))
                .nonce(new Nonce("000102030405060708090a0b0c0d0e0f"))
                .build();
    }

    static Experience full() {
        return Experience.builder(
                        ID,
                        SCOPE,
                        Content.ofExchange("why?", "because 日本 \uD83D\uDE80")
                                .withSpeaker("Ada")
                                .withAttributes(Map.of("turn_id", "D1:3", "Set", "dev"))
                                .withMedia(List.of("https://example.org/a.png")))
                .type(ExperienceType.INFERENCE)
                .session("monday")
                .agent("helper")
                .times(Instant.parse("1969-12-31T23:59:59.999Z"), Instant.parse("2026-01-05T09:00:01Z"))
                .provenance(new Provenance(
                        "tool(search)",
                        Provenance.Method.SCRAPE,
                        List.of(
                                new Provenance.Source("https://example.org", Optional.of("abc")),
                                new Provenance.Source("file:///x", Optional.empty()))))
                .parents(List.of(PARENT))
                .evidence(List.of(new Evidence("urn:isbn:9780141439518"), Evidence.of(PARENT)))
                .confidence(new Confidence(0.8125, "voted"))
                .affect(new AffectReading(
                        new Affect(-0.25, 0.75, 0.1234), List.of("angry", "tired"), 0.5, 0.3333, "test-1"))
                .nonce(new Nonce("ffeeddccbbaa99887766554433221100"))
                .build();
    }
}
