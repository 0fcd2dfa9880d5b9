// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.recall.Signal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The listwise objective")
class ListwiseTest {
    private static final List<Signal> TRAINED = List.of(Signal.WORDS, Signal.MEANING, Signal.SPEAKER);
    private static final Map<Signal, Double> FIXED = Map.of(Signal.RECENCY, 0.7);

    @Test
    @DisplayName("is the cross entropy of the relevant ones and the squares of the weights, by hand")
    void value() {
        Example example = Invented.example(
                "c",
                Set.of("a", "b"),
                List.of(
                        Invented.item("a", Map.of(Signal.WORDS, 1.0)),
                        Invented.item("b", Map.of()),
                        Invented.item("c", Map.of(Signal.RECENCY, 1.0))));

        double value = new Listwise(List.of(example), TRAINED, FIXED, 0.25)
                .valueAndGradient(new double[] {2, 0, 0}, new double[3]);

        double all = Math.exp(2) + 1 + Math.exp(0.7);
        assertThat(value)
                .isCloseTo(-0.5 * Math.log(Math.exp(2) / all) - 0.5 * Math.log(1 / all) + 0.25 * 4, within(1e-12));
    }

    @Test
    @DisplayName("has the gradient that its differences have, anywhere")
    void gradient() {
        Listwise objective = new Listwise(examples(), TRAINED, FIXED, 0.01);
        Random random = new Random(3);
        for (int trial = 0; trial < 20; trial++) {
            double[] place = random.doubles(3, -3, 3).toArray();
            double[] gradient = new double[3];

            objective.valueAndGradient(place, gradient);

            for (int j = 0; j < place.length; j++) {
                assertThat(gradient[j]).isCloseTo(slope(objective, place, j), within(1e-6));
            }
        }
    }

    @Test
    @DisplayName("is least where the derivative says: at 1 for one signal, one answer of two and lambda 1/(2(1 + e))")
    void knownOptimum() {
        Example example = Invented.example(
                "c", Set.of("a"), List.of(Invented.item("a", Map.of(Signal.WORDS, 1.0)), Invented.item("b", Map.of())));

        double[] found = Descent.minimize(
                new Listwise(List.of(example), List.of(Signal.WORDS), Map.of(), 1 / (2 * (1 + Math.E))));

        assertThat(found).containsExactly(new double[] {1}, within(1e-6));
    }

    @Test
    @DisplayName("gives smaller weights the more they cost")
    void lambda() {
        double length = Double.POSITIVE_INFINITY;
        for (double lambda : new double[] {0.001, 0.01, 0.1, 1, 100}) {
            double[] found = Descent.minimize(new Listwise(examples(), TRAINED, FIXED, lambda));

            double shorter = Math.sqrt(found[0] * found[0] + found[1] * found[1] + found[2] * found[2]);
            assertThat(shorter).isLessThan(length);
            length = shorter;
        }
        assertThat(length).isLessThan(0.01);
    }

    @Test
    @DisplayName("yields the same weights in whatever order the questions and their candidates come")
    void order() {
        List<Example> shuffled = new ArrayList<>();
        for (Example example : examples()) {
            List<Example.Item> items = new ArrayList<>(example.candidates());
            Collections.shuffle(items, new Random(9));
            shuffled.add(
                    Invented.example(example.conversation(), example.question().evidence(), items));
        }
        Collections.shuffle(shuffled, new Random(9));

        Fusion straight = Fusion.train(examples(), 0.001, Set.of());

        assertThat(Fusion.train(shuffled, 0.001, Set.of())).isEqualTo(straight);
        assertThat(Fusion.train(examples(), 0.001, Set.of())).isEqualTo(straight);
    }

    @Test
    @DisplayName("learns nothing from questions of which no answer is among the candidates")
    void unanswered() {
        List<Example> more = new ArrayList<>(examples());
        more.add(Invented.example("c", Set.of("elsewhere"), List.of(Invented.item("a", Map.of(Signal.WORDS, 5.0)))));

        assertThat(Fusion.train(more, 0.001, Set.of())).isEqualTo(Fusion.train(examples(), 0.001, Set.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Listwise(more.subList(more.size() - 1, more.size()), TRAINED, FIXED, 1))
                .withMessage("there must be a question with a relevant candidate, but there is none");
    }

    @Test
    @DisplayName("stays finite where scores are far apart")
    void farApart() {
        Example example = Invented.example(
                "c", Set.of("a"), List.of(Invented.item("a", Map.of()), Invented.item("b", Map.of(Signal.WORDS, 1e4))));
        double[] gradient = new double[1];

        double value = new Listwise(List.of(example), List.of(Signal.WORDS), Map.of(), 0)
                .valueAndGradient(new double[] {1}, gradient);

        assertThat(value).isFinite().isGreaterThan(700);
        assertThat(gradient[0]).isCloseTo(1e4, within(1e-6));
    }

    /* The central difference. */
    private static double slope(Objective objective, double[] place, int dimension) {
        double step = 1e-5;
        double[] before = place.clone();
        double[] after = place.clone();
        before[dimension] -= step;
        after[dimension] += step;
        double[] unused = new double[place.length];
        return (objective.valueAndGradient(after, unused) - objective.valueAndGradient(before, unused)) / (2 * step);
    }

    /* Thirty questions with eight candidates, one or two of them answers, which have more words and meaning. */
    private static List<Example> examples() {
        Random random = new Random(7);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Set<String> evidence = i % 3 == 0 ? Set.of("0", "1") : Set.of("0");
            List<Example.Item> items = new ArrayList<>();
            for (int j = 0; j < 8; j++) {
                double more = evidence.contains(String.valueOf(j)) ? 0.6 : 0;
                items.add(Invented.item(
                        String.valueOf(j),
                        Map.of(
                                Signal.WORDS,
                                random.nextDouble() + more,
                                Signal.MEANING,
                                random.nextGaussian() + more,
                                Signal.SPEAKER,
                                (double) random.nextInt(2),
                                Signal.RECENCY,
                                random.nextDouble())));
            }
            examples.add(Invented.example("c", evidence, items));
        }
        return examples;
    }
}
