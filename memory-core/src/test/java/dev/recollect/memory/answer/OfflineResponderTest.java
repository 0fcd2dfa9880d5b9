// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.experience.Content;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OfflineResponderTest {
    private final OfflineResponder responder = new OfflineResponder();

    @Test
    @DisplayName("quotes what was said, with date and number, and says that no model is configured")
    void quotes() {
        var memories = List.of(
                Memories.of(1, Content.ofText("I moved to Lisbon.").withSpeaker("Ada")),
                Memories.of(2, "The dentist is on Rua Augusta."));

        Draft draft = responder.respond(DraftRequest.of("Where do I live?", memories, Memories.AT));

        assertThat(draft.text()).isEqualTo("""
                        No language model is configured, so I quote what I remember:
                        - On 2026-03-04 Ada said: "I moved to Lisbon." [1]
                        - On 2026-03-04 you said: "The dentist is on Rua Augusta." [2]\
                        """);
        assertThat(draft.quoting()).isTrue();
    }

    @Test
    @DisplayName("a question that was never answered is not quoted")
    void leavesQuestionsOut() {
        var memories = List.of(
                Memories.of(1, Content.ofExchange("Where do I live?", "")),
                Memories.of(2, Content.ofExchange("I live in Lisbon.", "")),
                Memories.of(3, Content.ofExchange("Who is Ana?", "Ana is your sister.")));

        String text = responder
                .respond(DraftRequest.of("Where do I live?", memories, Memories.AT))
                .text();

        assertThat(text).doesNotContain("[1]").contains("\"I live in Lisbon.\" [2]");
        assertThat(text).contains("\"Who is Ana?\nAna is your sister.\" [3]");
    }

    @Test
    @DisplayName("what scores less than half of the best is not quoted")
    void quotesTheBest() {
        var memories = List.of(
                Memories.of(1, Content.ofText("I live in Lisbon."), 0.8),
                Memories.of(2, Content.ofText("Since May."), 0.4),
                Memories.of(3, Content.ofText("Rain again."), 0.39));

        String text = responder
                .respond(DraftRequest.of("Where do I live?", memories, Memories.AT))
                .text();

        assertThat(text).contains("[1]", "[2]").doesNotContain("[3]");
    }

    @Test
    @DisplayName("says so where nothing is remembered")
    void saysThatItRemembersNothing() {
        Draft draft = responder.respond(DraftRequest.of("Where do I live?", List.of(), Memories.AT));

        assertThat(draft.text()).contains("No language model is configured").contains("remember nothing");
        assertThat(draft.text()).doesNotContain("[");
    }

    @Test
    @DisplayName("quotes at most three memories and cuts a long one with an ellipsis, between characters")
    void isBounded() {
        String longText = "\uD83D\uDE00".repeat(700);
        var memories = IntStream.rangeClosed(1, 9)
                .mapToObj(n -> Memories.of(n, longText))
                .toList();

        String text = responder
                .respond(DraftRequest.of("anything", memories, Memories.AT))
                .text();

        assertThat(text.lines()).hasSize(4);
        assertThat(text).contains("[3]").doesNotContain("[4]").contains("…");
        assertThat(text.codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF)).isEmpty();
    }
}
