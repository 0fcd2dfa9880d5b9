// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.recollect.memory.recall.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Leaving one conversation out")
class CrossValidationTest {
    private static final double LAMBDA = 0.001;

    @Test
    @DisplayName("never ranks a conversation by weights that saw it: where its answers have few of the words, it fails")
    void neverSeen() {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            examples.add(answerHasWords("odd", 0));
        }
        examples.add(answerHasWords("usual", 1));
        examples.add(answerHasWords("as usual", 1));

        List<Outcome> outcomes = CrossValidation.of(examples, LAMBDA, Set.of()).outcomes(examples);

        assertThat(rightAtTop("odd", outcomes)).isZero();
        Fusion seen = Fusion.train(examples, LAMBDA, Set.of());
        assertThat(examples.get(0).isRightAtTop(seen.score(examples.get(0)).sums()))
                .as("weights that saw the odd conversation rank it right, so that a leak would show")
                .isTrue();
    }

    @Test
    @DisplayName("trains for each conversation on all others")
    void onAllOthers() {
        List<Example> examples = List.of(answerHasWords("a", 1), answerHasWords("b", 0.4), answerHasWords("c", 0.8));

        CrossValidation leftOut = CrossValidation.of(examples, LAMBDA, Set.of());

        assertThat(leftOut.fusions()).containsOnlyKeys("a", "b", "c");
        assertThat(leftOut.fusions())
                .containsEntry("b", Fusion.train(List.of(examples.get(0), examples.get(2)), LAMBDA, Set.of()));
        assertThat(leftOut.score(examples.get(1)).sums())
                .isEqualTo(Fusion.train(List.of(examples.get(0), examples.get(2)), LAMBDA, Set.of())
                        .score(examples.get(1))
                        .sums());
    }

    @Test
    @DisplayName("does without the signals that are to be left out")
    void without() {
        List<Example> examples = List.of(answerHasWords("a", 1), answerHasWords("b", 0.4));

        CrossValidation leftOut = CrossValidation.of(examples, LAMBDA, Set.of(Signal.WORDS));

        assertThat(leftOut.fusions().values())
                .allSatisfy(fusion -> assertThat(fusion.weights()).doesNotContainKey(Signal.WORDS));
    }

    @Test
    @DisplayName("refuses to judge a conversation that was never left out")
    void unknown() {
        List<Example> examples = List.of(answerHasWords("a", 1), answerHasWords("b", 1));
        CrossValidation leftOut = CrossValidation.of(examples, LAMBDA, Set.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> leftOut.score(answerHasWords("stranger", 1)))
                .withMessage("stranger must have been left out once, but was not");
    }

    @Test
    @DisplayName("needs two conversations, for there is nothing else to learn from")
    void oneConversation() {
        List<Example> examples = List.of(answerHasWords("only", 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossValidation.of(examples, LAMBDA, Set.of()))
                .withMessage("there must be a question with a relevant candidate, but there is none");
    }

    private static double rightAtTop(String conversation, List<Outcome> outcomes) {
        return Outcome.micro(outcomes.stream()
                        .filter(outcome -> outcome.conversation().equals(conversation))
                        .toList())
                .r1();
    }

    /* The answer has the words so far; what is no answer, to what is left of 1. */
    private static Example answerHasWords(String conversation, double words) {
        return Invented.example(
                conversation,
                Set.of("answer"),
                List.of(
                        Invented.item("answer", Map.of(Signal.WORDS, words)),
                        Invented.item("other", Map.of(Signal.WORDS, 1 - words))));
    }
}
