// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.experience.Confidence;
import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceBuilder;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Nonce;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ChainEntry;
import dev.recollect.server.json.Times;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An experience in an export, with everything its digest is taken over. The text of an exchange is left out. */
record ExperienceLine(
        @Nullable String kind,
        @Nullable String tenant,
        @Nullable String user,
        long position,
        @Nullable String digest,
        @Nullable String link,
        @Nullable String nonce,
        @Nullable String experienceId,
        @Nullable String type,
        @Nullable String sessionId,
        @Nullable String agent,
        @Nullable String occurredAt,
        @Nullable String recordedAt,
        @Nullable String text,
        @Nullable String prompt,
        @Nullable String response,
        @Nullable String speaker,
        @Nullable Map<String, String> attributes,
        @Nullable List<String> media,
        @Nullable String actor,
        @Nullable String method,
        @Nullable List<SourceLine> sources,
        @Nullable List<String> parents,
        @Nullable List<String> evidence,
        @Nullable ConfidenceLine confidence,
        @Nullable AffectLine affect) {

    /** Something it was taken from. */
    record SourceLine(@Nullable String uri, @Nullable String hash) {}

    /** How sure it is. */
    record ConfidenceLine(double p, @Nullable String method) {}

    /** What it sounds like. */
    record AffectLine(
            double valence,
            double arousal,
            double dominance,
            @Nullable List<String> labels,
            double intensity,
            double confidence,
            @Nullable String detector) {}

    static ExperienceLine of(ChainEntry entry, Experience experience) {
        Content content = experience.content();
        Provenance provenance = experience.provenance();
        AffectReading reading = experience.affect();
        boolean exchange = content.prompt().isPresent();
        return new ExperienceLine(
                ExportFormat.EXPERIENCE,
                experience.scope().tenant(),
                experience.scope().user(),
                entry.position(),
                entry.digest().hex(),
                entry.link().hex(),
                experience.nonce().hex(),
                experience.id().value(),
                experience.type().wireName(),
                experience.sessionId().orElse(null),
                experience.agent().orElse(null),
                Times.format(experience.occurredAt()),
                Times.format(experience.recordedAt()),
                exchange ? null : content.text(),
                content.prompt().orElse(null),
                content.response().orElse(null),
                content.speaker().orElse(null),
                content.attributes(),
                content.media(),
                provenance.actor(),
                provenance.method().wireName(),
                provenance.sources().stream()
                        .map(source ->
                                new SourceLine(source.uri(), source.hash().orElse(null)))
                        .toList(),
                experience.parents().stream().map(ExperienceId::value).toList(),
                experience.evidence().stream().map(Evidence::value).toList(),
                new ConfidenceLine(
                        experience.confidence().p(), experience.confidence().method()),
                new AffectLine(
                        reading.affect().valence(),
                        reading.affect().arousal(),
                        reading.affect().dominance(),
                        reading.labels(),
                        reading.intensity(),
                        reading.confidence(),
                        reading.detector()));
    }

    /** The experience exactly as it was: its digest is recomputed and must be the line's. */
    Experience toExperience() {
        ExperienceBuilder builder = Experience.builder(
                        new ExperienceId(required("experience_id", experienceId)),
                        new Scope(required("tenant", tenant), required("user", user)),
                        content())
                .type(ExperienceType.of(required("type", type)))
                .times(
                        Times.parse("occurred_at", required("occurred_at", occurredAt)),
                        Times.parse("recorded_at", required("recorded_at", recordedAt)))
                .nonce(new Nonce(required("nonce", nonce)))
                .provenance(provenance())
                .parents(each(parents).stream().map(ExperienceId::new).toList())
                .evidence(each(evidence).stream().map(Evidence::new).toList())
                .confidence(confidence(required("confidence", confidence)))
                .affect(affect(required("affect", affect)));
        Optional.ofNullable(sessionId).ifPresent(builder::session);
        Optional.ofNullable(agent).ifPresent(builder::agent);
        Experience experience = builder.build();
        if (!experience.digest().hex().equals(required("digest", digest))) {
            throw new InvalidInputException(
                    "digest",
                    "must be that of the line's content, but is not: the line was changed since it was written");
        }
        return experience;
    }

    private Content content() {
        Content content = Optional.ofNullable(prompt)
                .map(asked -> Content.ofExchange(asked, required("response", response)))
                .orElseGet(() -> Content.ofText(required("text", text)))
                .withMedia(each(media))
                .withAttributes(Optional.ofNullable(attributes).orElse(Map.of()));
        return Optional.ofNullable(speaker).map(content::withSpeaker).orElse(content);
    }

    private Provenance provenance() {
        return new Provenance(
                required("actor", actor),
                Provenance.Method.of(required("method", method)),
                each(sources).stream()
                        .map(source -> new Provenance.Source(
                                required("sources.uri", source.uri()), Optional.ofNullable(source.hash())))
                        .toList());
    }

    private static Confidence confidence(ConfidenceLine line) {
        return new Confidence(line.p(), required("confidence.method", line.method()));
    }

    private static AffectReading affect(AffectLine line) {
        return new AffectReading(
                new Affect(line.valence(), line.arousal(), line.dominance()),
                each(line.labels()),
                line.intensity(),
                line.confidence(),
                required("affect.detector", line.detector()));
    }

    private static <T> List<T> each(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidInputException(field, "is required");
        }
        return value;
    }
}
