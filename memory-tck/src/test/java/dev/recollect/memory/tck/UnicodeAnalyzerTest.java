// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.index.TextAnalyzer;
import dev.recollect.memory.index.UnicodeAnalyzer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UnicodeAnalyzerTest extends TextAnalyzerContract {
    @Override
    protected TextAnalyzer analyzer() {
        return new UnicodeAnalyzer();
    }

    @Test
    @DisplayName("a term is a run of letters, digits and their marks, in lower case")
    void runs() {
        assertThat(analyzer().terms("It's 5 o'clock in São_Paulo (UTC-3)!"))
                .containsExactly("it", "s", "5", "o", "clock", "in", "são", "paulo", "utc", "3");
        assertThat(analyzer().terms("हिन्दी")).containsExactly("हिन्दी");
        assertThat(analyzer().terms("x\uD835\uDD38y")).containsExactly("xay");
    }

    @Test
    @DisplayName("Han, Hiragana, Katakana and Hangul become overlapping pairs, a single one stays single")
    void pairs() {
        assertThat(analyzer().terms("東京都")).containsExactly("東京", "京都");
        assertThat(analyzer().terms("都 データ")).containsExactly("都", "デー", "ータ");
        assertThat(analyzer().terms("안녕하세요")).containsExactly("안녕", "녕하", "하세", "세요");
        assertThat(analyzer().terms("LINEで話す2")).containsExactly("line", "で話", "話す", "2");
        assertThat(analyzer().terms("\uD842\uDFB7野家")).containsExactly("\uD842\uDFB7野", "野家");
    }

    @Test
    @DisplayName("a run of more than 200 characters becomes several terms, and nothing of it is lost")
    void longRuns() {
        String run = "x" + "\uD835\uDFD8".repeat(3) + "\uD801\uDC00".repeat(150) + "y".repeat(300);

        assertThat(String.join("", analyzer().terms(run)))
                .isEqualTo("x000" + "\uD801\uDC28".repeat(150) + "y".repeat(300));
        assertThat(analyzer().terms("a".repeat(401))).extracting(String::length).containsExactly(200, 200, 1);
    }
}
