// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.experience;

import dev.recollect.memory.affect.AffectReading;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;

/*
 * The bytes that the digest of an experience is taken over, format version 1. All integers are big-endian. A string is
 * its length in UTF-8 bytes (int32) and these bytes. An optional is one byte, 0 or 1, and the value if 1. A list is its
 * count (int32) and its elements. Numbers in [-1, 1] are int32 of the value times 10,000.
 *
 *   version int32 = 1 | nonce 16 bytes | id | type | session? | agent? | occurred_at int64 ms | recorded_at int64 ms
 *   | text | prompt? | response? | speaker? | attributes: count, (key, value) by key | media: list
 *   | actor | method | sources: count, (uri, hash?) | parents: list | evidence: list
 *   | confidence p | confidence method | valence | arousal | dominance | labels: list | intensity | affect confidence
 *   | detector
 *
 * Scope and link are left out: an export keeps its digests when it is imported for another user.
 */
final class DigestFormat {
    static final int VERSION = 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final DataOutputStream out = new DataOutputStream(bytes);

    private DigestFormat() {}

    static Digest digest(Experience experience) {
        return Digest.ofBytes(bytes(experience));
    }

    static byte[] bytes(Experience experience) {
        try {
            DigestFormat format = new DigestFormat();
            format.writeHead(experience);
            format.writeContent(experience.content());
            format.writeProvenance(experience);
            format.writeAffect(experience.affect());
            return format.bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
    }

    private void writeHead(Experience experience) throws IOException {
        out.writeInt(VERSION);
        out.write(experience.nonce().bytes());
        string(experience.id().value());
        string(experience.type().wireName());
        optional(experience.sessionId());
        optional(experience.agent());
        out.writeLong(experience.occurredAt().toEpochMilli());
        out.writeLong(experience.recordedAt().toEpochMilli());
    }

    private void writeContent(Content content) throws IOException {
        string(content.text());
        optional(content.prompt());
        optional(content.response());
        optional(content.speaker());
        out.writeInt(content.attributes().size());
        for (var attribute : content.attributes().entrySet()) {
            string(attribute.getKey());
            string(attribute.getValue());
        }
        strings(content.media());
    }

    private void writeProvenance(Experience experience) throws IOException {
        Provenance provenance = experience.provenance();
        string(provenance.actor());
        string(provenance.method().wireName());
        out.writeInt(provenance.sources().size());
        for (Provenance.Source source : provenance.sources()) {
            string(source.uri());
            optional(source.hash());
        }
        strings(experience.parents().stream().map(ExperienceId::value).toList());
        strings(experience.evidence().stream().map(Evidence::value).toList());
        number(experience.confidence().p());
        string(experience.confidence().method());
    }

    private void writeAffect(AffectReading reading) throws IOException {
        number(reading.affect().valence());
        number(reading.affect().arousal());
        number(reading.affect().dominance());
        strings(reading.labels());
        number(reading.intensity());
        number(reading.confidence());
        string(reading.detector());
    }

    private void number(double value) throws IOException {
        out.writeInt((int) Math.rint(value * 10_000));
    }

    private void string(String value) throws IOException {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private void optional(Optional<String> value) throws IOException {
        out.writeByte(value.isPresent() ? 1 : 0);
        if (value.isPresent()) {
            string(value.get());
        }
    }

    private void strings(Collection<String> values) throws IOException {
        out.writeInt(values.size());
        for (String value : values) {
            string(value);
        }
    }
}
