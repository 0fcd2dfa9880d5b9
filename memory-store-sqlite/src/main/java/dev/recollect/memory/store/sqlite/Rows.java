// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.MemoryException;
import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.experience.Confidence;
import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceBuilder;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Nonce;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Rows of the table of experiences as experiences. */
final class Rows {
    /* What EXPERIENCE needs; the table is e, its scope s. */
    static final String COLUMNS = """
            e.seq, e.id, s.tenant, s.user, e.position, e.digest, e.link, e.nonce, e.type, e.session, e.agent, \
            e.occurred_at, e.recorded_at, e.text, e.prompt, e.response, e.speaker, e.attributes, e.media, e.actor, \
            e.method, e.sources, e.parents, e.evidence, e.confidence, e.confidence_method, e.valence, e.arousal, \
            e.dominance, e.labels, e.intensity, e.affect_confidence, e.detector\
            """;

    static final String SELECT = "SELECT " + COLUMNS + " FROM experience e JOIN scope s ON s.scope = e.scope ";

    static final String INSERT = """
            INSERT INTO experience (seq, id, scope, position, digest, link, nonce, type, session, agent, occurred_at,
              recorded_at, text, prompt, response, speaker, attributes, media, actor, method, sources, parents, evidence,
              confidence, confidence_method, valence, arousal, dominance, labels, intensity, affect_confidence, detector)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    static final RowMapper<Experience> EXPERIENCE = (row, context) -> experience(row);

    static final RowMapper<Numbered> NUMBERED = (row, context) -> new Numbered(row.getLong("seq"), experience(row));

    private Rows() {}

    /** Where an experience is put. */
    record Place(long seq, long scope, long position, Digest digest, Digest link) {}

    /** An experience and its number. */
    record Numbered(long seq, Experience experience) {}

    /* A row that someone changed behind our back may be no experience any more. */
    static Experience experience(ResultSet row) throws SQLException {
        try {
            return build(row);
        } catch (IllegalArgumentException | MemoryException e) {
            /* Without the cause: it may quote the content. */
            throw new StoreException(
                    "the stored experience " + row.getString("id") + " is damaged; run: recollect verify");
        }
    }

    static Optional<Experience> ifSound(ResultSet row) throws SQLException {
        try {
            return Optional.of(build(row));
        } catch (IllegalArgumentException | MemoryException e) {
            return Optional.empty();
        }
    }

    private static Experience build(ResultSet row) throws SQLException {
        Scope scope = new Scope(row.getString("tenant"), row.getString("user"));
        ExperienceBuilder builder = Experience.builder(new ExperienceId(row.getString("id")), scope, content(row))
                .type(ExperienceType.of(row.getString("type")))
                .times(instant(row, "occurred_at"), instant(row, "recorded_at"))
                .provenance(new Provenance(
                        row.getString("actor"),
                        Provenance.Method.of(row.getString("method")),
                        Json.sources(optional(row, "sources"))))
                .parents(Json.strings(optional(row, "parents")).stream()
                        .map(ExperienceId::new)
                        .toList())
                .evidence(Json.strings(optional(row, "evidence")).stream()
                        .map(Evidence::new)
                        .toList())
                .confidence(new Confidence(row.getDouble("confidence"), row.getString("confidence_method")))
                .affect(affect(row))
                .nonce(new Nonce(HexFormat.of().formatHex(row.getBytes("nonce"))));
        String session = optional(row, "session");
        String agent = optional(row, "agent");
        if (session != null) {
            builder.session(session);
        }
        if (agent != null) {
            builder.agent(agent);
        }
        return builder.build();
    }

    private static Content content(ResultSet row) throws SQLException {
        String prompt = optional(row, "prompt");
        Content content = prompt == null
                ? Content.ofText(row.getString("text"))
                : Content.ofExchange(prompt, row.getString("response"));
        String speaker = optional(row, "speaker");
        Map<String, String> attributes = Json.map(optional(row, "attributes"));
        String media = optional(row, "media");
        if (speaker != null) {
            content = content.withSpeaker(speaker);
        }
        if (!attributes.isEmpty()) {
            content = content.withAttributes(attributes);
        }
        return media == null ? content : content.withMedia(Json.strings(media));
    }

    private static AffectReading affect(ResultSet row) throws SQLException {
        Affect affect = new Affect(row.getDouble("valence"), row.getDouble("arousal"), row.getDouble("dominance"));
        return new AffectReading(
                affect,
                Json.strings(optional(row, "labels")),
                row.getDouble("intensity"),
                row.getDouble("affect_confidence"),
                row.getString("detector"));
    }

    static Digest digest(ResultSet row, String column) throws SQLException {
        return new Digest(HexFormat.of().formatHex(row.getBytes(column)));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    /* The arguments of INSERT. */
    static @Nullable Object[] arguments(Experience experience, Place place) {
        Content content = experience.content();
        boolean exchange = content.prompt().isPresent();
        AffectReading reading = experience.affect();
        return new @Nullable Object[] {
            place.seq(),
            experience.id().value(),
            place.scope(),
            place.position(),
            bytes(place.digest()),
            bytes(place.link()),
            HexFormat.of().parseHex(experience.nonce().hex()),
            experience.type().wireName(),
            experience.sessionId().orElse(null),
            experience.agent().orElse(null),
            experience.occurredAt().toEpochMilli(),
            experience.recordedAt().toEpochMilli(),
            exchange ? null : content.text(),
            content.prompt().orElse(null),
            content.response().orElse(null),
            content.speaker().orElse(null),
            Json.column(content.attributes()),
            Json.column(content.media()),
            experience.provenance().actor(),
            experience.provenance().method().wireName(),
            Json.sources(experience.provenance().sources()),
            Json.column(experience.parents().stream().map(ExperienceId::value).toList()),
            Json.column(experience.evidence().stream().map(Evidence::value).toList()),
            experience.confidence().p(),
            experience.confidence().method(),
            reading.affect().valence(),
            reading.affect().arousal(),
            reading.affect().dominance(),
            Json.column(reading.labels()),
            reading.intensity(),
            reading.confidence(),
            reading.detector(),
        };
    }

    private static @Nullable String optional(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }

    static byte[] bytes(Digest digest) {
        return HexFormat.of().parseHex(digest.hex());
    }
}
