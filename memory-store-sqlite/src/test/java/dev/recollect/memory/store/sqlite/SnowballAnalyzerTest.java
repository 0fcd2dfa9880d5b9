// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.index.TextAnalyzer;
import dev.recollect.memory.tck.TextAnalyzerContract;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The English analyser")
class SnowballAnalyzerTest extends TextAnalyzerContract {
    private final SnowballAnalyzer analyzer = new SnowballAnalyzer();

    @Override
    protected TextAnalyzer analyzer() {
        return analyzer;
    }

    @ParameterizedTest
    @DisplayName("brings the forms of a word to one term")
    @CsvSource({
        "running, runs",
        "Generalization, generalizations",
        "friend's, friends",
        "Caroline’s, caroline",
        "studies, studying",
        "ＴＥＳＴＳ, testing",
    })
    void oneTerm(String one, String other) {
        assertThat(analyzer.terms(one)).hasSize(1).isEqualTo(analyzer.terms(other));
    }

    @ParameterizedTest
    @DisplayName("leaves out function words and the endings of contracted ones")
    @CsvSource(
            delimiter = '|',
            value = {
                "When did you go to the support group? | go support group",
                "I don’t think they'll come             | think come",
                "What is it that we've been doing?     | ''",
                "It isn't Anna's, it's Ben's           | anna ben",
            })
    void functionWords(String text, String terms) {
        assertThat(String.join(" ", analyzer.terms(text))).isEqualTo(terms);
    }

    @Test
    @DisplayName("keeps words of other scripts and languages apart, accents included")
    void otherScripts() {
        assertThat(analyzer.terms("日本語 и café l'homme d'accord"))
                .isEqualTo(List.of("日本", "本語", "и", "café", "l", "homm", "d", "accord"));
        assertThat(analyzer.terms("café")).isNotEqualTo(analyzer.terms("cafe"));
    }
}
