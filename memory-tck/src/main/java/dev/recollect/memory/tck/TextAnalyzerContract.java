// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.index.TextAnalyzer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of {@link TextAnalyzer}. To hold an analyser to it, extend this class and create it. */
public abstract class TextAnalyzerContract {
    private static final List<String> TEXTS = List.of(
            "The quick brown foxes were jumping over 13 lazy dogs",
            "Ελληνικά привет עברית العربية हिन्दी ไทย",
            "日本語のテキスト 東京都に住む 안녕하세요",
            "naïve Straße İstanbul ﬁne e\u0301",
            "don't e-mail user@example.org https://example.org/?q=1",
            "\uD83D\uDC69\u200D\uD83D\uDE80 \uD834\uDD1E \uD800",
            "a".repeat(100_000),
            "日".repeat(10_000),
            "");

    /** Creates the contract. */
    protected TextAnalyzerContract() {}

    /**
     * The analyser under test.
     *
     * @return the analyser
     */
    protected abstract TextAnalyzer analyzer();

    @Test
    @DisplayName("an analyser has a name")
    void name() {
        assertThat(analyzer().id()).isNotBlank();
    }

    @Test
    @DisplayName("the same text has the same terms, from several threads and several analysers too")
    void sameTerms() throws InterruptedException, ExecutionException {
        TextAnalyzer analyzer = analyzer();
        List<List<String>> expected = TEXTS.stream().map(analyzer()::terms).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);

        List<Future<List<List<String>>>> running = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            running.add(threads.submit(() -> TEXTS.stream().map(analyzer::terms).toList()));
        }

        for (Future<List<List<String>>> terms : running) {
            assertThat(terms.get()).isEqualTo(expected);
        }
        threads.shutdown();
    }

    @Test
    @DisplayName("a term has 1 to 200 characters and no blank")
    void termSize() {
        for (String text : TEXTS) {
            assertThat(analyzer().terms(text))
                    .allSatisfy(term -> assertThat(term).hasSizeBetween(1, 200).doesNotContainAnyWhitespaces());
        }
    }

    @Test
    @DisplayName("words of every script, and numbers, are terms; what holds neither has none")
    void everyScript() {
        for (String word :
                List.of("fox", "13", "Ελληνικά", "привет", "עברית", "العربية", "हिन्दी", "ไทย", "日本", "안녕")) {
            assertThat(analyzer().terms(word)).as(word).isNotEmpty();
        }
        assertThat(analyzer().terms("")).isEmpty();
        assertThat(analyzer().terms(" \n\t?!… —")).isEmpty();
    }

    @Test
    @DisplayName("a term is repeated as often as it occurs")
    void repeated() {
        List<String> once = analyzer().terms("harbour");

        assertThat(analyzer().terms("harbour harbour, harbour")).containsExactly(once.get(0), once.get(0), once.get(0));
    }

    @Test
    @DisplayName("case and form of a letter make no difference")
    void folded() {
        assertThat(analyzer().terms("HARBOUR")).isEqualTo(analyzer().terms("harbour"));
        assertThat(analyzer().terms("ﬁre")).isEqualTo(analyzer().terms("fire"));
        assertThat(analyzer().terms("e\u0301tude")).isEqualTo(analyzer().terms("\u00E9tude"));
        assertThat(analyzer().terms("ＡＢＣ")).isEqualTo(analyzer().terms("abc"));
    }

    @Test
    @DisplayName("a word within a text written without spaces shares a term with it")
    void withoutSpaces() {
        assertThat(analyzer().terms("私は東京都に住む"))
                .containsAnyElementsOf(analyzer().terms("東京"));
    }
}
