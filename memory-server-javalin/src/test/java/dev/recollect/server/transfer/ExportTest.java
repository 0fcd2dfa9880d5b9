// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.Memory;
import dev.recollect.memory.answer.AnswerRequest;
import dev.recollect.memory.experience.Confidence;
import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.store.ChainEntry;
import dev.recollect.memory.store.Erasure;
import dev.recollect.server.InMemory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An export")
class ExportTest {
    private static final Scope ADA = Scope.ofUser("ada");
    private static final Scope BOB = new Scope("acme", "bob");

    @TempDir
    Path temp;

    private final Memory memory = InMemory.memory();
    private final Memory other = InMemory.memory();

    @AfterEach
    void close() {
        memory.close();
        other.close();
    }

    private ExperienceId remember(RememberRequest.Builder request) {
        return memory.remember(request.build()).id().orElseThrow();
    }

    /* Everything an experience can have, and an erased one in the middle. */
    private void fill() {
        ExperienceId first = remember(RememberRequest.text(ADA, "line one\nline \"two\" äöü 😀 \u2028 \\")
                .session("s1")
                .speaker("Ada")
                .agent("helper")
                .key("k")
                .attributes(Map.of("turn_id", "D1:1", "empty", "")));
        ExperienceId doomed = remember(RememberRequest.text(ADA, "I hate this"));
        remember(RememberRequest.text(ADA, "noticed")
                .type(ExperienceType.OBSERVATION)
                .parents(List.of(first))
                .evidence(List.of(Evidence.of(first), new Evidence("https://example.org/a?b=c")))
                .confidence(new Confidence(0.1234, "guess"))
                .provenance(new Provenance(
                        "tool(reader)",
                        Provenance.Method.SCRAPE,
                        List.of(
                                new Provenance.Source("file:///a", Optional.of("abc")),
                                new Provenance.Source("file:///b", Optional.empty())))));
        remember(RememberRequest.exchange(ADA, "where?", ""));
        memory.answer(AnswerRequest.of(ADA, "What did I love to line up?"));
        remember(RememberRequest.exchange(BOB, "what", "that"));
        memory.forget(Erasure.ofIds(ADA, List.of(doomed)).because("test"));
    }

    private static byte[] exported(Memory from, List<Scope> scopes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Exporter(from, done -> {}).write(scopes, out);
        return out.toByteArray();
    }

    private static List<Digest> digests(Memory of, Scope scope) {
        return of.chain(scope, 0, 1000).stream()
                .filter(entry -> entry.experience().isPresent())
                .map(ChainEntry::digest)
                .toList();
    }

    private static Lines imported(Memory into, byte[] export) {
        return Lines.imported(into, "export", export, ImportFormat.NDJSON, 500);
    }

    @Test
    @DisplayName(
            "can be imported into another memory without loss: every digest is the same, and so is the next export")
    void roundTrip() throws IOException {
        fill();
        byte[] export = exported(memory, memory.scopes());

        Lines imported = imported(other, export);

        assertThat(imported.rejections()).isEmpty();
        assertThat(imported.totals()).isEqualTo(new ImportTotals(7, 6, 0, 0, 1));
        assertThat(digests(other, ADA)).isEqualTo(digests(memory, ADA)).hasSize(5);
        assertThat(digests(other, BOB)).isEqualTo(digests(memory, BOB)).hasSize(1);
        memory.chain(ADA, 0, 1000).stream()
                .flatMap(entry -> entry.experience().stream())
                .forEach(experience ->
                        assertThat(other.find(ADA, experience.id())).contains(experience));
        assertThat(other.verify()).isEmpty();
        assertThat(exported(other, List.of(BOB))).isEqualTo(exported(memory, List.of(BOB)));
    }

    @Test
    @DisplayName("imported again adds nothing")
    void again() throws IOException {
        fill();
        byte[] export = exported(memory, memory.scopes());
        imported(other, export);

        assertThat(imported(other, export).totals()).isEqualTo(new ImportTotals(7, 0, 6, 0, 1));
        assertThat(imported(memory, export).totals()).isEqualTo(new ImportTotals(7, 0, 6, 0, 1));
    }

    @Test
    @DisplayName("gives the same bytes as long as nothing changes")
    void stable() throws IOException {
        fill();

        assertThat(exported(memory, memory.scopes())).isEqualTo(exported(memory, memory.scopes()));
    }

    @Test
    @DisplayName("brings nothing back that was erased where it is imported")
    void erasedStaysErased() throws IOException {
        fill();
        byte[] export = exported(memory, List.of(BOB));
        ExperienceId id =
                memory.chain(BOB, 0, 1).get(0).experience().orElseThrow().id();
        memory.forget(Erasure.ofIds(BOB, List.of(id)));

        assertThat(imported(memory, export).rejection(2)).contains("erased before");
    }

    @Test
    @DisplayName("is refused line by line where it was changed, by its digests")
    void changed() throws IOException {
        fill();
        String export = new String(exported(memory, List.of(ADA)), StandardCharsets.UTF_8);

        Lines text = imported(other, export.replace("noticed", "nothing").getBytes(StandardCharsets.UTF_8));

        assertThat(text.totals().accepted()).isEqualTo(4);
        assertThat(text.rejection(4)).startsWith("digest must be that of the line's content");
    }

    @Test
    @DisplayName("tells where it was cut short or lines are missing")
    void cutShort() throws IOException {
        fill();
        String export = new String(exported(memory, List.of(BOB)), StandardCharsets.UTF_8);
        List<String> lines = export.lines().toList();

        Lines withoutEnd =
                imported(other, String.join("\n", lines.subList(0, 2)).getBytes(StandardCharsets.UTF_8));
        Lines withoutMiddle = imported(other, (lines.get(0) + "\n" + lines.get(2)).getBytes(StandardCharsets.UTF_8));

        assertThat(withoutEnd.rejection(3)).contains("is cut short");
        assertThat(withoutMiddle.rejection(2)).contains("lines are missing");
    }

    @Test
    @DisplayName("of another version is refused as a whole")
    void otherVersion() {
        byte[] future = "{\"format\": \"recollect-export\", \"version\": 2}\n{}\n".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> imported(other, future))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("of version 1, but is of version 2");
    }

    @Test
    @DisplayName("refuses lines with missing, unknown or wrong fields")
    void fields() throws IOException {
        fill();
        String line = new String(exported(memory, List.of(BOB)), StandardCharsets.UTF_8)
                .lines()
                .toList()
                .get(1);

        Lines imported = Lines.imported(
                other,
                String.join(
                        "\n",
                        line.replace("\"nonce\":", "\"nounce\":"),
                        line.replaceAll("\"nonce\":\"[0-9a-f]+\",", ""),
                        line.replace("\"kind\":\"experience\"", "\"kind\":\"rumour\""),
                        line.replaceAll("\"experience_id\":\"[^\"]+\"", "\"experience_id\":\"exp_1\""),
                        line.replaceAll("\"valence\":[-0-9.]+", "\"valence\":7")));

        assertThat(imported.totals().rejected()).isEqualTo(5);
        assertThat(imported.rejection(1)).startsWith("nounce is unknown");
        assertThat(imported.rejection(2)).isEqualTo("nonce is required");
        assertThat(imported.rejection(3)).isEqualTo("kind must be experience, tombstone or end");
        assertThat(imported.rejection(4)).startsWith("experience_id must be exp_");
        assertThat(imported.rejection(5)).startsWith("valence must be between");
    }

    @Test
    @DisplayName("of an earlier release opens in this one")
    void golden() throws IOException {
        try (var golden = ExportTest.class.getResourceAsStream("export-v1.ndjson")) {
            byte[] export = java.util.Objects.requireNonNull(golden).readAllBytes();

            Lines imported = imported(other, export);

            assertThat(imported.rejections()).isEmpty();
            assertThat(imported.totals()).isEqualTo(new ImportTotals(7, 6, 0, 0, 1));
        }
    }

    @Test
    @DisplayName("takes the place of its file in one step, for its owner alone")
    void file() throws IOException {
        fill();
        Path file = Files.writeString(temp.resolve("export.ndjson"), "what was here before");

        Exporter.Written written = new Exporter(memory, done -> {}).write(List.of(ADA), file);

        assertThat(written).isEqualTo(new Exporter.Written(5, 1));
        assertThat(Files.readAllBytes(file)).isEqualTo(exported(memory, List.of(ADA)));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var all = Files.list(temp)) {
            assertThat(all).containsExactly(file);
        }
    }

    @Test
    @DisplayName("leaves a link a link and writes through to a device")
    void linksAndDevices() throws IOException {
        fill();
        Path file = Files.writeString(temp.resolve("real"), "");
        Path link = Files.createSymbolicLink(temp.resolve("link"), file);

        new Exporter(memory, done -> {}).write(List.of(BOB), link);
        new Exporter(memory, done -> {}).write(List.of(BOB), Path.of("/dev/null"));

        assertThat(link).isSymbolicLink();
        assertThat(file).isNotEmptyFile();
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    @DisplayName("that fails leaves the file as it was and nothing beside it")
    void failure() throws IOException {
        fill();
        Path folder = temp.resolve("none");

        assertThatThrownBy(() -> new Exporter(memory, done -> {}).write(List.of(ADA), folder.resolve("file")))
                .isInstanceOf(TransferException.class)
                .hasMessageStartingWith("cannot write ");
        assertThatThrownBy(() -> new Exporter(memory, done -> {}).write(List.of(ADA), temp))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("it is a folder");
        assertThatThrownBy(() -> new Exporter(memory, done -> {}).write(List.of(ADA), new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                }))
                .isInstanceOf(IOException.class);
    }
}
