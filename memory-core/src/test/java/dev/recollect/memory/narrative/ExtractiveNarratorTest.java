// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Experience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Without a model a segment")
class ExtractiveNarratorTest {
    private final Said said = new Said();
    private final ExtractiveNarrator narrator = new ExtractiveNarrator();

    private String told(List<Experience> turns) {
        return narrator.tell(new Segment(turns), 8_000).text();
    }

    @Test
    @DisplayName("is told with when, who, how it felt, what was said and what is open")
    void whole() {
        List<Experience> turns = List.of(
                said.turn(Content.ofText("My sister Ines moved to Ghent").withSpeaker("Ada"), 0.3),
                said.turn(Content.ofText("Is Ghent far from the harbour?").withSpeaker("Bea"), 0),
                said.turn(Content.ofText("I'll ask Ines.").withSpeaker("Ada"), -0.5));

        assertThat(told(turns)).isEqualTo("""
                On 2026-03-01 from 10:00 to 10:02 UTC: 3 turns with Ada and Bea, mostly about ghent and ines.
                The mood began pleasant (0.30), was strongest at unpleasant (-0.50) and ended unpleasant (-0.50).
                What was said:
                - 10:00, Ada: My sister Ines moved to Ghent
                - 10:02, Ada: I'll ask Ines.
                Left open:
                - promise, 10:02, Ada: I'll ask Ines.""");
    }

    @Test
    @DisplayName("of one exchange is told whole")
    void single() {
        assertThat(told(List.of(said.exchange("Where is my key?", "At the baker's."))))
                .isEqualTo("""
                On 2026-03-01 at 10:00 UTC: 1 exchange.
                The mood was neutral (0.00).
                What was said:
                - 10:00, Where is my key?
                  Answer: At the baker's.""");
    }

    @Test
    @DisplayName("that goes over midnight is told with the days")
    void days() {
        Experience one = said.text("Ada", "Good night");
        Experience two = said.after(Duration.ofHours(14)).text("Ada", "Good morning");

        assertThat(told(List.of(one, two)))
                .startsWith("From 2026-03-01 10:00 to 2026-03-02 00:01 UTC: 2 turns with Ada")
                .contains("- 2026-03-02 00:01, Ada: Good morning");
    }

    @Test
    @DisplayName("is told with what has the most to say, once")
    void key() {
        List<Experience> turns = new ArrayList<>();
        IntStream.range(0, 12).forEach(i -> turns.add(said.text("Ada", "ok")));
        turns.add(5, said.text("Bea", "The train to Ghent leaves from platform four at half past eight on Monday"));
        turns.add(6, said.text("Bea", "The train to Ghent leaves from platform four at half past eight on Monday!"));
        turns.add(said.text("Cem", "We sold the boat of my uncle to a neighbour for nine hundred euros"));

        List<Experience> best = new KeyTurns(turns).best();

        assertThat(best).contains(turns.get(14));
        assertThat(best)
                .filteredOn(turn -> turn.content().text().startsWith("The train"))
                .hasSize(1);
    }

    @Test
    @DisplayName("is told within its bound, and no character is cut in two")
    void bound() {
        List<Experience> turns = List.of(said.text("Ada", "😀".repeat(500)));

        for (int most = 1; most < 300; most++) {
            String text = narrator.tell(new Segment(turns), most).text();
            assertThat(text.length()).isBetween(most - 1, most);
            assertThat(Character.isHighSurrogate(text.charAt(text.length() - 1)))
                    .isFalse();
        }
    }

    @Test
    @DisplayName("of the longest possible size and texts is still told")
    void longest() {
        List<Experience> turns = IntStream.range(0, Segment.MOST)
                .mapToObj(i -> said.exchange("word" + i + " ".repeat(3_000) + "?", "I don't know. ".repeat(500)))
                .toList();

        assertThat(told(turns)).contains("200 exchanges").contains("194 more, earlier");
    }
}
