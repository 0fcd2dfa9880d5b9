// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.embedding.EmbeddingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A list of cues")
class CueFileTest {

    @Test
    @DisplayName("holds comments, cues that go on in the next line, signs and groups of words")
    void read() throws IOException {
        CueList list = read("# about\n\nfeel 0.5 0.1 0: gladsome,\n brim * joy\nsign -0.5 0 0: :<\nself: ich, wir\n");
        Cues cues = new CueReader(list).read("gladsome");

        assertThat(cues.valence()).isPositive();
        assertThat(new CueReader(list).read("brim of all joy").evidence()).isEqualTo(0.5);
        assertThat(new CueReader(list).read(":<").valence()).isNegative();
        assertThat(list.isOf("self", "wir")).isTrue();
        assertThat(list.isOf("self", "gladsome")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "feel 0.5: glad       | feel must have 3 numbers, but has 1",
                "bliss 0.5 0 0: glad  | holds an unknown kind of cue: bliss",
                "glad                 | must hold lines of a kind, its numbers, a colon and words, but holds glad",
            })
    @DisplayName("is refused with what is wrong")
    void wrong(String line, String complaint) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("mine.txt")
                .hasMessageContaining(complaint);
    }

    private static CueList read(String text) throws IOException {
        return CueFile.read("mine.txt", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
