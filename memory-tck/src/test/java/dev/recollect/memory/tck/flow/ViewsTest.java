// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.store.ExperienceQuery.Position;
import dev.recollect.memory.store.RefusedException;
import dev.recollect.memory.view.AffectChange;
import dev.recollect.memory.view.Reweighting;
import dev.recollect.memory.view.View;
import dev.recollect.memory.view.ViewRequest;
import dev.recollect.memory.view.ViewRequest.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A re-reading of one's own")
class ViewsTest {
    private final InMemory with = new InMemory();
    private final ExperienceId plain = told("A letter came.");
    private final ExperienceId loved = told("I love the garden.");
    private final ExperienceId hated = told("I hate the rain.");

    @AfterEach
    void close() {
        with.close();
    }

    private ExperienceId told(String text) {
        with.clock.advance(Duration.ofSeconds(1));
        return with.memory.remember(InMemory.ADA, text).id().orElseThrow();
    }

    private View view(ViewRequest request) {
        with.clock.advance(Duration.ofSeconds(1));
        return with.memory.views().record(request);
    }

    private static ViewRequest reading(List<ExperienceId> ids) {
        return reading(ids, Optional.empty(), List.of(), Optional.empty());
    }

    private static ViewRequest reading(
            List<ExperienceId> ids,
            Optional<Change> change,
            List<Reweighting> reweighted,
            Optional<ExperienceId> supersedes) {
        return new ViewRequest(InMemory.ADA, "hope", "2", ids, change, reweighted, supersedes, Optional.empty());
    }

    @Test
    @DisplayName("adds everything if there was none before")
    void first() {
        View view = view(reading(List.of(loved, plain)));

        assertThat(view.difference().appliedTo()).containsExactly(plain, loved);
        assertThat(view.difference().added()).containsExactly(plain, loved);
        assertThat(view.difference().version()).isEqualTo("2");
        assertThat(view.affectChange()).isEqualTo(AffectChange.NONE);
        assertThat(with.memory.views().find(InMemory.ADA, view.id())).contains(view);
    }

    @Test
    @DisplayName("tells the difference to the one it supersedes")
    void superseding() {
        View before = view(reading(List.of(plain, hated)));

        View now = view(reading(
                List.of(loved, plain),
                Optional.empty(),
                List.of(new Reweighting(plain, 1, 0.25)),
                Optional.of(before.id())));

        assertThat(now.difference().added()).containsExactly(loved);
        assertThat(now.difference().removed()).containsExactly(hated);
        assertThat(now.difference().reweighted()).containsExactly(new Reweighting(plain, 1, 0.25));
        assertThat(now.affectChange()).isEqualTo(new AffectChange(0.8, 0, 0));
        assertThat(now.supersedes()).contains(before.id());
        assertThat(with.memory.views().successor(InMemory.ADA, before.id())).contains(now.id());
    }

    @Test
    @DisplayName("takes the caller's word for what is different")
    void ownChange() {
        View view = view(reading(
                List.of(plain, loved),
                Optional.of(new Change(List.of(loved), List.of(hated))),
                List.of(),
                Optional.empty()));

        assertThat(view.difference().before()).containsExactly(plain, hated);
        assertThat(view.affectChange().valence()).isEqualTo(0.8);
    }

    @Test
    @DisplayName("is refused where an experience, or the view that is superseded, is unknown or under another lens")
    void unknown() {
        ExperienceId bobs = with.memory.remember(InMemory.BOB, "x").id().orElseThrow();
        View other = with.memory
                .views()
                .record(new ViewRequest(
                        InMemory.ADA,
                        "fear",
                        "1",
                        List.of(plain),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()));

        assertThatThrownBy(() -> view(reading(List.of(bobs)))).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> view(reading(
                        List.of(plain),
                        Optional.of(new Change(List.of(), List.of(bobs))),
                        List.of(),
                        Optional.empty())))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> view(reading(List.of(plain), Optional.empty(), List.of(), Optional.of(plain))))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> view(reading(List.of(plain), Optional.empty(), List.of(), Optional.of(other.id()))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("lens hope");
    }

    @Test
    @DisplayName("is refused where its lists do not fit each other")
    void unfit() {
        assertThatThrownBy(() -> reading(List.of())).hasMessageContaining("applied_to");
        assertThatThrownBy(() -> reading(List.of(plain, plain))).hasMessageContaining("applied_to");
        assertThatThrownBy(() -> reading(
                        List.of(plain),
                        Optional.of(new Change(List.of(loved), List.of())),
                        List.of(),
                        Optional.empty()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("added");
        assertThatThrownBy(() -> reading(
                        List.of(plain),
                        Optional.of(new Change(List.of(), List.of(plain))),
                        List.of(),
                        Optional.empty()))
                .hasMessageContaining("removed");
        assertThatThrownBy(() -> reading(
                        List.of(plain), Optional.empty(), List.of(new Reweighting(plain, 1, 2)), Optional.empty()))
                .as("it was not read before")
                .hasMessageContaining("reweighted");
        assertThatThrownBy(() -> new Reweighting(plain, 0, 1_001)).hasMessageContaining("to must be between");
        assertThatThrownBy(() -> new ViewRequest(
                        InMemory.ADA,
                        "log_odds",
                        "1",
                        List.of(plain),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()))
                .hasMessageContaining("lens");
    }

    @Test
    @DisplayName("is listed page by page, newest first, by lens if asked, and in no recall")
    void listed() {
        List<ExperienceId> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(0, view(reading(List.of(plain))).id());
        }

        List<View> page = with.memory.views().list(InMemory.ADA, Optional.of("hope"), 3, Optional.empty());
        View last = page.get(2);
        List<View> rest = with.memory
                .views()
                .list(InMemory.ADA, Optional.empty(), 3, Optional.of(new Position(last.at(), last.id())));

        assertThat(page).extracting(View::id).containsExactlyElementsOf(made.subList(0, 3));
        assertThat(rest).extracting(View::id).containsExactlyElementsOf(made.subList(3, 5));
        assertThat(with.memory.views().list(InMemory.ADA, Optional.of("fear"), 3, Optional.empty()))
                .isEmpty();
        assertThat(with.memory.views().list(InMemory.BOB, Optional.empty(), 3, Optional.empty()))
                .isEmpty();
        assertThat(with.memory.recall(InMemory.ADA, "read 1 under lens hope").memories())
                .extracting(recalled -> recalled.experience().id())
                .doesNotContainAnyElementsOf(made);
    }
}
