// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.affect.AffectReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DigestTest {
    private static final String SMALL = "786e765124275daf204dde401eddcd3dc8c4668d4d490c9f109fb208efda136c";
    private static final String FULL = "76831cd7ee4467ffeb13659d75f5d4c18f7ffd448dd01729554b942854545686";
    private static final String SMALL_BYTES = "00000001000102030405060708090a0b0c0d0e0f"
            + "0000001e6578705f30314a4830413030303030303030303030303030303030303041"
            + "0000000a6f6363757272656e6365" + "00" + "00" + "0000019b8d627afb" + "0000019b8d627e68"
            + "0000000c48656c6c6f2c205a6fc3ab2e" + "00" + "00" + "00" + "00000000" + "00000000"
            + "0000000475736572" + "0000000763617074757265" + "00000000" + "00000000" + "00000000"
            + "00001388" + "0000000764656661756c74" + "00000000" + "00001388" + "00000000"
            + "00000001000000076e65757472616c" + "00000000" + "00000000" + "000000046e6f6e65";

    @Test
    @DisplayName("the bytes and the digest of an experience are those that the manual pins")
    void pinned() {
        assertThat(HexFormat.of().formatHex(DigestFormat.bytes(Samples.small())))
                .isEqualTo(SMALL_BYTES);
        assertThat(Samples.small().digest().hex()).isEqualTo(SMALL);
        assertThat(Samples.full().digest().hex()).isEqualTo(FULL);
    }

    @Test
    @DisplayName("a link is the SHA-256 over the link before and the digest")
    void link() {
        Digest link = Digest.GENESIS.followedBy(Samples.small().digest());

        assertThat(link.hex()).isEqualTo("e932f1bf43fb4cf77d2a5f601647d3996008ef8282cc310a8c891c1a66160830");
        assertThat(link.followedBy(Samples.full().digest()).hex())
                .isEqualTo("62b527c2e6f13981ba2f427c41c5792f238f0e4ef9be4ec1527d1144140de06d");
    }

    @Test
    @DisplayName("the manual tells the same bytes, digests and link")
    void manual() throws IOException {
        String manual = Files.readString(Path.of("..", "docs", "reference", "digest.md"));

        assertThat(manual)
                .contains(
                        SMALL,
                        FULL,
                        Digest.GENESIS.followedBy(Samples.small().digest()).hex());
        assertThat(manual.replaceAll("\\s", "")).contains(SMALL_BYTES);
    }

    @Test
    @DisplayName("scope is not part of the digest")
    void withoutScope() {
        Experience small = Samples.small();
        Experience moved = Experience.builder(small.id(), Scope.ofUser("bob"), small.content())
                .times(small.occurredAt(), small.recordedAt())
                .nonce(small.nonce())
                .build();

        assertThat(moved.digest()).isEqualTo(small.digest());
        assertThat(moved).isNotEqualTo(small);
    }

    @ParameterizedTest
    @MethodSource("changes")
    @DisplayName("every other field is part of the digest")
    void everyField(UnaryOperator<ExperienceBuilder> change) {
        Experience changed = change.apply(Samples.full().toBuilder()).build();

        assertThat(changed.digest()).isNotEqualTo(Samples.full().digest());
        assertThat(changed).isNotEqualTo(Samples.full());
    }

    static Stream<UnaryOperator<ExperienceBuilder>> changes() {
        Experience full = Samples.full();
        Content content = full.content();
        AffectReading reading = full.affect();
        return Stream.of(
                builder -> builder.nonce(new Nonce("0".repeat(32))),
                builder -> builder.type(ExperienceType.RECONCILIATION),
                builder -> builder.session("tuesday"),
                builder -> builder.agent("other"),
                builder -> builder.times(full.occurredAt().plusMillis(1), full.recordedAt()),
                builder -> builder.times(full.occurredAt(), full.recordedAt().plusMillis(1)),
                builder -> builder.content(Content.ofExchange("why?", "because")),
                builder -> builder.content(content.withSpeaker("Bob")),
                builder -> builder.content(content.withAttributes(Map.of())),
                builder -> builder.content(content.withAttributes(Map.of("turn_id", "D1:4", "Set", "dev"))),
                builder -> builder.content(content.withMedia(List.of())),
                builder -> builder.provenance(Provenance.of("tool(search)", Provenance.Method.SCRAPE)),
                builder -> builder.provenance(Provenance.of("user", Provenance.Method.SCRAPE)),
                builder -> builder.provenance(Provenance.of("user", Provenance.Method.IMPORT)),
                builder -> builder.parents(List.of()),
                builder -> builder.evidence(List.of()),
                builder -> builder.confidence(new Confidence(0.8126, "voted")),
                builder -> builder.confidence(new Confidence(0.8125, "counted")),
                builder -> builder.affect(AffectReading.neutral("test-1")),
                builder -> builder.affect(new AffectReading(reading.affect(), List.of("angry"), 0.5, 0.3333, "test-1")),
                builder -> builder.affect(new AffectReading(reading.affect(), reading.labels(), 0.4, 0.3333, "test-1")),
                builder -> builder.affect(new AffectReading(reading.affect(), reading.labels(), 0.5, 0.3334, "test-1")),
                builder ->
                        builder.affect(new AffectReading(reading.affect(), reading.labels(), 0.5, 0.3333, "test-2")));
    }

    @Test
    @DisplayName("an experience built again from itself is equal, with an equal digest")
    void toBuilder() {
        for (Experience experience : List.of(Samples.small(), Samples.full())) {
            assertThat(experience.toBuilder().build()).isEqualTo(experience).hasSameHashCodeAs(experience);
        }
    }

    @Test
    @DisplayName("a text moved from one field to the next gives another digest")
    void noAmbiguity() {
        Experience one = Samples.small().toBuilder()
                .content(Content.ofExchange("ab", "c"))
                .build();
        Experience other = Samples.small().toBuilder()
                .content(Content.ofExchange("a", "bc"))
                .build();

        assertThat(one.digest()).isNotEqualTo(other.digest());
    }

    @Test
    @DisplayName("a digest is 64 lower-case hexadecimal digits, a nonce 32")
    void forms() {
        for (String wrong : List.of("", "0".repeat(63), "0".repeat(65), "A".repeat(64), "g".repeat(64))) {
            assertThatThrownBy(() -> new Digest(wrong)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> new Nonce(wrong)).isInstanceOf(InvalidInputException.class);
        }
        assertThat(Digest.ofBytes(new byte[0]).hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
