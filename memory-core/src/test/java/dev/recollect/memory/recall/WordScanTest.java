// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The words of a text")
class WordScanTest {
    private static List<String> words(String text) {
        List<String> all = new ArrayList<>();
        WordScan words = new WordScan(text);
        while (words.next()) {
            all.add(words.written());
        }
        return all;
    }

    @Test
    @DisplayName("are runs of letters with up to two endings after an apostrophe")
    void letters() {
        assertThat(words("Ada's cat, she'd've said: \"Müßiggang\"!"))
                .containsExactly("Ada's", "cat", "she'd've", "said", "Müßiggang");
        assertThat(words("rock'n'roll's 'quoted' end'")).containsExactly("rock'n'roll", "s", "quoted", "end");
        assertThat(words("e\u0301te\u0301")).containsExactly("e\u0301te\u0301");
    }

    @Test
    @DisplayName("are numbers that hold together over dots, commas and colons, with the letters behind them")
    void numbers() {
        assertThat(words("At 9:30pm, 1,250.50 for 3rd. 4."))
                .containsExactly("At", "9:30pm", "1,250.50", "for", "3rd", "4");
        assertThat(words("1.2.3.4.5.6")).containsExactly("1.2.3.4.5", "6");
    }

    @Test
    @DisplayName("are ideographs, each alone")
    void ideographs() {
        assertThat(words("我喜欢tea")).containsExactly("我", "喜", "欢", "tea");
        assertThat(words("")).isEmpty();
        assertThat(words(" ?! 😀")).isEmpty();
    }

    @Test
    @DisplayName("are what a regular expression says they are, whatever is put together")
    void asSpecified() {
        Pattern specified = Pattern.compile("\\p{IsIdeographic}|\\d+(?:[.,:]\\d+){0,4}\\p{L}*"
                + "|[\\p{L}\\p{M}&&\\P{IsIdeographic}]+(?:'\\p{L}+){0,2}");
        String[] pieces = {
            "a", "B", "é", "n't", "'s", "'", "’", " ", "1", "23", ":", ".", ",", "我", "ー", "\u0308", "3rd", "ة", "𠀀",
            "𝒜", "²", "५", "😀"
        };
        Random random = new Random(7);
        for (int run = 0; run < 20_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(12); piece > 0; piece--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }

            List<String> found = words(text.toString());

            assertThat(found)
                    .as(text.toString())
                    .isEqualTo(specified
                            .matcher(text)
                            .results()
                            .map(MatchResult::group)
                            .toList());
        }
    }
}
