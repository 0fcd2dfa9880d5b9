// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Open threads")
class OpenThreadsTest {
    private final Said said = new Said();

    private static List<String> threads(Experience... turns) {
        return OpenThreads.of(List.of(turns)).stream()
                .map(thread -> thread.kind().label() + "|" + thread.by() + thread.words())
                .toList();
    }

    @Test
    @DisplayName("are questions that the other did not answer")
    void betweenSpeakers() {
        Experience asked = said.text("Ada", "I am back. When does the tram leave?");
        Experience answered = said.text("Bea", "At nine.");
        Experience again = said.text("Ada", "And the last one?");

        assertThat(threads(asked, answered)).isEmpty();
        assertThat(threads(asked, answered, again)).containsExactly("question|Ada: And the last one?");
        assertThat(threads(asked, again))
                .containsExactly("question|Ada: When does the tram leave?", "question|Ada: And the last one?");
    }

    @Test
    @DisplayName("are questions whose answer says that it does not know")
    void notKnown() {
        assertThat(threads(said.exchange("When does the tram leave?", "At nine.")))
                .isEmpty();
        assertThat(threads(said.exchange("When does the tram leave?", "I'm sorry, I don't know that.")))
                .containsExactly("question|When does the tram leave?");
    }

    @Test
    @DisplayName("are exchanges without an answer, unless it was a quotation that cited something")
    void withoutAnswer() {
        Experience silent = said.exchange("Where is my key?", "");
        Experience quoted = said.exchange("Where is my bike?", "").toBuilder()
                .evidence(List.of(Evidence.of(new ExperienceId("exp_01K6GZQ0000000000000000099"))))
                .build();

        assertThat(threads(silent, quoted)).containsExactly("question|Where is my key?");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            I'll call the plumber tomorrow.         | promise
            We are going to sell the boat.          | promise
            I will bring the drill on Friday        | promise
            Don't forget the milk.                  | to do
            TODO: renew the passport                | to do
            I still have to pay the rent.           | to do
            Remind me to water the plants.          | to do
            I'll be fine.                           |
            I will see.                             |
            I remember to have been there.          |
            Will I ever learn it?                   |
            The will of my aunt was read.           |
            She has to go to Ghent.                 |""")
    @DisplayName("are promises and things to do")
    void intentions(String sentence, String kind) {
        List<String> expected = kind == null ? List.of() : List.of(kind + "|Ada: " + sentence);

        assertThat(threads(said.text("Ada", sentence), said.text("Bea", "Good.")))
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("are promises of an answer too")
    void ofAnswer() {
        assertThat(threads(said.exchange("The tap drips", "Annoying. I'll look for a plumber.")))
                .containsExactly("promise|answer: I'll look for a plumber.");
    }
}
