// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Windows over tokens")
class TokenWindowsTest {

    private static final TokenizerFile FILE = TokenizerFile.read(ModelSource.of(BundledModel.E5_SMALL_V2));
    private static final int[] FULL_STOP = tokens(".").ids();

    @Test
    @DisplayName("leave a text that fits in one piece, and the empty text in one empty piece")
    void fits() {
        TokenSequence text = tokens("one two three four.");

        assertThat(new TokenWindows(text.size()).split(text)).containsExactly(text.ids());
        assertThat(new TokenWindows(64).split(tokens(""))).containsExactly(new int[0]);
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 64, 100, 509})
    @DisplayName("hold every token, in order, in pieces no longer than the capacity")
    void complete(int capacity) {
        Random random = new Random(capacity);
        String text = IntStream.range(0, 3_000)
                .mapToObj(i -> "word" + random.nextInt(1_000) + (random.nextInt(9) == 0 ? ". " : " "))
                .collect(Collectors.joining());
        TokenSequence tokens = tokens(text);

        List<int[]> chunks = new TokenWindows(capacity).split(tokens);

        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk).hasSizeBetween(1, capacity));
        assertThat(joined(chunks, tokens.ids(), capacity / 8)).isEqualTo(tokens.size());
    }

    @Test
    @DisplayName("end where a sentence ends and begin where one begins")
    void sentences() {
        TokenSequence tokens = tokens("The dog slept by the warm fire all night. ".repeat(50));

        List<int[]> chunks = new TokenWindows(100).split(tokens);

        int the = tokens.ids()[0];
        assertThat(chunks).hasSizeGreaterThan(3).allSatisfy(chunk -> {
            assertThat(chunk).startsWith(the).endsWith(FULL_STOP);
        });
    }

    @Test
    @DisplayName("take a line break for the end of a sentence, and East Asian full stops without a space after them")
    void otherSentences() {
        TokenSequence lines = tokens("apples pears plums\n".repeat(60));
        TokenSequence chinese = tokens("我们去公园。".repeat(60));

        assertThat(new TokenWindows(32).split(lines))
                .allSatisfy(chunk -> assertThat(chunk).endsWith(tokens("plums").ids()));
        assertThat(new TokenWindows(32).split(chinese))
                .allSatisfy(chunk -> assertThat(chunk).endsWith(tokens("。").ids()));
    }

    @Test
    @DisplayName("do not take the point in a number for the end of a sentence")
    void numbers() {
        TokenSequence tokens = tokens("3.14159 ".repeat(100));
        int[] number = tokens("3.14159").ids();

        List<int[]> chunks = new TokenWindows(64).split(tokens);

        assertThat(chunks)
                .allSatisfy(
                        chunk -> assertThat(Arrays.copyOf(chunk, number.length)).isEqualTo(number));
    }

    @Test
    @DisplayName("cut between words where no sentence ends, and inside a run of characters only where there is no word")
    void words() {
        TokenSequence tokens = tokens("unbelievabilities ".repeat(100));
        int word = tokens("unbelievabilities").size();

        List<int[]> chunks = new TokenWindows(64).split(tokens);

        assertThat(word).isGreaterThan(1);
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.length % word).isZero());
    }

    /* Finds each chunk at or before the end of the one before it; returns how far they reach together. */
    private static int joined(List<int[]> chunks, int[] all, int overlapMax) {
        int end = 0;
        for (int[] chunk : chunks) {
            int start = Math.max(0, end - overlapMax);
            while (!Arrays.equals(chunk, Arrays.copyOfRange(all, start, Math.min(all.length, start + chunk.length)))) {
                start++;
                assertThat(start).as("a gap after token %d", end).isLessThanOrEqualTo(end);
            }
            end = start + chunk.length;
        }
        return end;
    }

    private static TokenSequence tokens(String text) {
        return FILE.tokenizer().tokenize(text);
    }
}
