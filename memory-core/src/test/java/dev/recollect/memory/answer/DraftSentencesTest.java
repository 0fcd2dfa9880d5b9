// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.answer.DraftSentences.Sentence;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The sentences of a draft")
class DraftSentencesTest {
    private static Sentence sentence(String text, Integer... marks) {
        return new Sentence(text, new TreeSet<>(List.of(marks)));
    }

    @Test
    @DisplayName("end where sentences and lines do, and have the marks that stand in them")
    void splits() {
        assertThat(DraftSentences.of("You moved [1]. It was May [2][3]!\n- by train\n\nOr not?"))
                .containsExactly(
                        sentence("You moved .", 1),
                        sentence("It was May !", 2, 3),
                        sentence("- by train"),
                        sentence("Or not?"));
    }

    @Test
    @DisplayName("go on over the end of a line, but not into an item of a list")
    void lines() {
        assertThat(DraftSentences.of("You live in Porto,\r\nby the sea [1]. Bring\n- a coat\n- two hats\n\nand tea"))
                .containsExactly(
                        sentence("You live in Porto, by the sea .", 1),
                        sentence("Bring"),
                        sentence("- a coat"),
                        sentence("- two hats"),
                        sentence("and tea"));
    }

    @Test
    @DisplayName("have a mark that comes after their full stop")
    void markAfter() {
        assertThat(DraftSentences.of("You moved. [1] It was May. [2]"))
                .containsExactly(sentence("You moved .", 1), sentence("It was May.", 2));
    }

    @Test
    @DisplayName("are none where there are only marks or nothing")
    void none() {
        assertThat(DraftSentences.of(" \n[1]\n")).isEmpty();
    }
}
