// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.embedding.Purpose;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("WordPiece")
class ReferenceIdsTest {

    private record Line(String part, String kind, String text, List<Integer> ids) {}

    @ParameterizedTest
    @EnumSource
    @DisplayName("gives every sentence of the frozen list the ids of the reference tokenizer")
    void equalToTheReference(BundledModel model) throws IOException {
        TokenizerFile file = TokenizerFile.read(ModelSource.of(model));
        SoftAssertions every = new SoftAssertions();

        for (Line line : lines()) {
            every.assertThat(marked(file, line.text()))
                    .as("%s: %s", line.kind(), line.text())
                    .containsExactly(line.ids().toArray(new Integer[0]));
        }

        every.assertAll();
    }

    @Test
    @DisplayName("is held to a list of at least 320 sentences, a good half of them chosen after it was written")
    void theList() throws IOException {
        List<Line> lines = lines();

        assertThat(lines.stream().map(Line::text))
                .hasSizeGreaterThanOrEqualTo(320)
                .doesNotHaveDuplicates();
        assertThat(lines.stream().collect(Collectors.groupingBy(Line::part, Collectors.counting())))
                .containsEntry("before", 169L)
                .containsEntry("after", 196L);
    }

    @Test
    @DisplayName("differs from the reference by design where a text spells a marker: it stays plain text")
    void markersInText() {
        TokenizerFile file = TokenizerFile.read(ModelSource.of(BundledModel.E5_SMALL_V2));

        int[] ids = marked(file, "see [CLS] and [SEP] [MASK]");

        assertThat(Arrays.stream(ids).filter(id -> id == file.clsId())).hasSize(1);
        assertThat(Arrays.stream(ids).filter(id -> id == file.sepId())).hasSize(1);
        assertThat(ids).startsWith(101, 2156, 1031, 18856, 2015, 1033);
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    @DisplayName("gives a prefixed text the ids of prefix and text written together")
    void prefixes(Purpose purpose) {
        BundledModel model = BundledModel.E5_SMALL_V2;
        TokenizerFile file = TokenizerFile.read(ModelSource.of(model));
        TextEncoder encoder = TextEncoder.of(file, model.recipe());

        List<int[]> inputs = encoder.inputs("When did Caroline go?", purpose);

        assertThat(inputs)
                .singleElement()
                .isEqualTo(marked(file, model.recipe().prefix(purpose) + "When did Caroline go?"));
    }

    private static int[] marked(TokenizerFile file, String text) {
        int[] ids = file.tokenizer().tokenize(text).ids();
        int[] marked = new int[ids.length + 2];
        marked[0] = file.clsId();
        System.arraycopy(ids, 0, marked, 1, ids.length);
        marked[marked.length - 1] = file.sepId();
        return marked;
    }

    private static List<Line> lines() throws IOException {
        InputStream resource =
                Objects.requireNonNull(ReferenceIdsTest.class.getResourceAsStream("reference-ids.ndjson"));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return reader.lines().map(ReferenceIdsTest::line).toList();
        }
    }

    private static Line line(String text) {
        try {
            JsonObject json = JsonObject.read("line", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            List<Integer> ids =
                    Arrays.stream(json.numbers("ids")).mapToObj(id -> (int) id).toList();
            return new Line(json.text("part"), json.text("kind"), json.text("text"), ids);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
