// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.recall.SortedTurns.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Turns in an order")
class SortedTurnsTest {
    private static final int SECONDS = 10_000;

    private final NavigableSet<Turn> expected = new TreeSet<>(Turn.BY_TIME);
    private SortedTurns turns = FewTurns.none(Turn.BY_TIME);

    private static Turn turn(int id, long secondsAgo) {
        return Turn.of(Said.text("said").secondsAgo(secondsAgo).experience(Past.id(id)));
    }

    private void add(Turn turn) {
        expected.add(turn);
        turns = turns.with(turn);
    }

    private void remove(Turn turn) {
        expected.remove(turn);
        turns = turns.without(turn);
    }

    private List<Turn> ascending(Stretch stretch) {
        List<Turn> shown = new ArrayList<>();
        assertThat(turns.ascend(stretch, shown::add)).isTrue();
        return shown;
    }

    private List<Turn> descending(Stretch stretch) {
        List<Turn> shown = new ArrayList<>();
        assertThat(turns.descend(stretch, shown::add)).isTrue();
        return shown;
    }

    private static Stretch between(Turn first, Turn last) {
        return new Stretch(
                turn -> Turn.BY_TIME.compare(turn, first) >= 0, turn -> Turn.BY_TIME.compare(turn, last) > 0);
    }

    private void compare(Random random) {
        assertThat(turns.size()).isEqualTo(expected.size());
        assertThat(ascending(Stretch.WHOLE)).containsExactlyElementsOf(expected);
        assertThat(descending(Stretch.WHOLE)).containsExactlyElementsOf(expected.descendingSet());
        for (int i = 0; i < 10; i++) {
            Turn first = turn(0, random.nextInt(SECONDS));
            Turn last = turn(0, random.nextInt(SECONDS));
            if (Turn.BY_TIME.compare(first, last) <= 0) {
                NavigableSet<Turn> part = expected.subSet(first, true, last, true);
                assertThat(ascending(between(first, last))).containsExactlyElementsOf(part);
                assertThat(descending(between(first, last))).containsExactlyElementsOf(part.descendingSet());
                assertThat(turns.about(between(first, last)))
                        .isBetween(part.size() - 2 * FewTurns.MOST, part.size() + 2 * FewTurns.MOST);
            } else {
                assertThat(ascending(between(first, last))).isEmpty();
                assertThat(turns.about(between(first, last))).isZero();
            }
        }
    }

    @ParameterizedTest(name = "up to {0}")
    @ValueSource(ints = {5, FewTurns.MOST, FewTurns.MOST + 1, 3_000})
    @DisplayName("are those that were added and not removed, however they came and went, and every stretch of them")
    void addedAndRemoved(int most) {
        Random random = new Random(most);
        List<Turn> held = new ArrayList<>();
        for (int id = 1; id <= 3 * most; id++) {
            if (held.size() == most || (!held.isEmpty() && random.nextInt(4) == 0)) {
                remove(held.remove(random.nextInt(held.size())));
            }
            Turn turn = turn(id, id < most ? SECONDS - id : random.nextInt(SECONDS));
            held.add(turn);
            add(turn);
            if (id % Math.max(1, most / 10) == 0) {
                compare(random);
            }
        }
        while (!held.isEmpty()) {
            remove(held.remove(random.nextInt(held.size())));
            if (held.size() % Math.max(1, most / 10) == 0) {
                compare(random);
            }
        }
    }

    @Test
    @DisplayName("are the same after one was taken out that is not among them")
    void notThere() {
        Turn there = turn(1, 10);
        add(there);

        remove(turn(2, 10));
        remove(turn(3, 5));

        assertThat(ascending(Stretch.WHOLE)).containsExactly(there);
        assertThat(FewTurns.none(Turn.BY_TIME).without(there).size()).isZero();
        assertThat(new ManyTurns(Turn.BY_TIME).without(there).size()).isZero();
    }

    @Test
    @DisplayName("are shown until there are enough")
    void enough() {
        for (int id = 1; id <= 1_000; id++) {
            add(turn(id, SECONDS - id));
        }
        List<Turn> shown = new ArrayList<>();

        boolean all = turns.descend(Stretch.WHOLE, turn -> shown.add(turn) && shown.size() < 3);

        assertThat(all).isFalse();
        assertThat(shown)
                .containsExactlyElementsOf(List.copyOf(expected.descendingSet()).subList(0, 3));
    }

    @Test
    @DisplayName("are not looked at where the stretch is short")
    void few() {
        for (int id = 1; id <= 5_000; id++) {
            add(turn(id, SECONDS - id));
        }
        Turn one = turn(2_500, SECONDS - 2_500);

        assertThat(turns.about(between(one, one))).isEqualTo(1);
        assertThat(descending(between(one, one))).extracting(Turn::id).containsExactly(one.id());
    }
}
