// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.SessionBook;
import dev.recollect.memory.store.SessionBook.Overdue;
import dev.recollect.memory.store.SessionSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When sessions begin and end, and what of them is told. */
abstract class SessionRules extends FeedRules {
    private static final Scope ADA = Experiences.SCOPE;

    private SessionBook book() {
        return store.sessions();
    }

    private Experience narrative(String session, Experience... told) {
        return experiences
                .builder(ADA, Content.ofText("what happened in " + session))
                .type(ExperienceType.OBSERVATION)
                .session(session)
                .provenance(Provenance.of(Provenance.AGENT, Provenance.Method.CONSOLIDATE))
                .parents(List.of(told).stream().map(Experience::id).toList())
                .build();
    }

    private Experience imported(String session, String text) {
        return experiences.turn(session, text).toBuilder()
                .provenance(Provenance.of(Provenance.USER, Provenance.Method.IMPORT))
                .build();
    }

    private SessionSummary session(String name) {
        return book().find(ADA, name).orElseThrow();
    }

    @Test
    @DisplayName("a session that was only begun is there, and counts as activity from then on")
    void begun() {
        Experience before = stored(experiences.turn("used", "hello"));
        Instant at = experiences.now();

        book().begin(ADA, "begun", at.plusNanos(456));

        SessionSummary begun = new SessionSummary("begun", at, at, 0, 0, 0, Optional.empty());
        assertThat(book().find(ADA, "begun")).contains(begun);
        assertThat(store.sessions(ADA, 10))
                .extracting(SessionSummary::sessionId)
                .containsExactly("begun", "used");
        assertThat(session("used").lastActivity()).isEqualTo(before.recordedAt());
        assertThat(book().find(BOB, "begun")).isEmpty();
        assertThat(book().find(ADA, "unknown")).isEmpty();
        assertThat(store.scopes()).containsExactly(ADA);
    }

    @Test
    @DisplayName("beginning a session again takes it up; it still started when it first did")
    void takenUp() {
        Instant first = experiences.now();
        book().begin(ADA, "s", first);
        Experience turn = stored(experiences.turn("s", "hello"));
        book().begin(ADA, "s", experiences.now());
        Instant last = experiences.now();

        book().begin(ADA, "s", last);

        assertThat(session("s")).isEqualTo(new SessionSummary("s", first, last, 1, 1, 0, Optional.empty()));
        assertThat(turn.recordedAt()).isBetween(first, last);
    }

    @Test
    @DisplayName("an ended session has an end until there is activity after it")
    void ended() {
        stored(experiences.turn("s", "hello"));
        Instant end = experiences.now();

        book().end(ADA, "s", end);

        assertThat(session("s").endedAt()).contains(end);
        Experience later = stored(experiences.turn("s", "hello again"));
        assertThat(session("s").endedAt()).isEmpty();
        assertThat(session("s").lastActivity()).isEqualTo(later.recordedAt());
        assertThat(book().ends(ADA, "s")).containsExactly(end);
        book().begin(ADA, "t", experiences.now());
        book().end(ADA, "t", experiences.now());
        assertThat(session("t").endedAt()).isPresent();
        book().begin(ADA, "t", experiences.now());
        assertThat(session("t").endedAt()).isEmpty();
    }

    @Test
    @DisplayName("an end that no activity follows makes place for the next one")
    void endedAgain() {
        stored(experiences.turn("s", "first"));
        Instant one = experiences.now();
        book().end(ADA, "s", one);
        stored(experiences.turn("s", "second"));
        book().end(ADA, "s", experiences.now());
        Instant two = experiences.now();

        book().end(ADA, "s", two);

        assertThat(book().ends(ADA, "s")).containsExactly(one, two);
        assertThat(book().ends(BOB, "s")).isEmpty();
    }

    @Test
    @DisplayName("what was begun and ended survives reopening the store")
    void marksSurvive() {
        assumeTrue(place.durable(), "this store is not durable");
        book().begin(ADA, "begun", experiences.now());
        stored(experiences.turn("ended", "hello"));
        book().end(ADA, "ended", experiences.now());
        List<SessionSummary> sessions = store.sessions(ADA, 10);

        store.close();
        store = place.open(model, analyzer).store();

        assertThat(sessions).hasSize(2);
        assertThat(store.sessions(ADA, 10)).isEqualTo(sessions);
    }

    @Test
    @DisplayName("of sessions that were begun and never used, only the latest are kept")
    void unusedAreBounded() {
        stored(experiences.turn("used", "hello"));
        book().begin(ADA, "used", experiences.now());

        for (int i = 0; i < SessionBook.MOST_UNUSED + 3; i++) {
            book().begin(ADA, "unused " + i, experiences.now());
        }

        assertThat(store.sessions(ADA, PAGE)).hasSize(SessionBook.MOST_UNUSED + 1);
        assertThat(book().find(ADA, "used")).isPresent();
        assertThat(book().find(ADA, "unused 2")).isEmpty();
        assertThat(book().find(ADA, "unused 3")).isPresent();
    }

    @Test
    @DisplayName("a narrative tells of its origins; telling is no activity")
    void told() {
        Experience first = stored(experiences.turn("s", "first"));
        Experience second = stored(experiences.turn("s", "second"));
        Experience elsewhere = stored(imported("t", "elsewhere"));
        Experience noted = stored(
                experiences.observation("noted", first).toBuilder().session("s").build());

        stored(narrative("s", first, elsewhere));

        assertThat(session("s"))
                .isEqualTo(new SessionSummary("s", first.recordedAt(), noted.recordedAt(), 3, 1, 1, Optional.empty()));
        assertThat(session("t").untold()).isZero();
        assertThat(book().untold(ADA, "s", 10)).containsExactly(second);
        assertThat(book().untold(ADA, "t", 10)).isEmpty();
        assertThat(book().untold(BOB, "s", 10)).isEmpty();
        assertThat(store.integrity()).isEmpty();
    }

    @Test
    @DisplayName("what is untold comes in the order of recording, at most as many as asked for")
    void untoldInOrder() {
        Experience second = stored(experiences.turn("s", "two", Instant.parse("2025-01-01T00:00:00Z")));
        Experience third = stored(imported("s", "three"));
        Experience fourth = stored(experiences.turn("s", "four", Instant.parse("2024-01-01T00:00:00Z")));

        assertThat(book().untold(ADA, "s", 10)).containsExactly(second, third, fourth);
        assertThat(book().untold(ADA, "s", 2)).containsExactly(second, third);
        assertThatThrownBy(() -> book().untold(ADA, "s", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName(
            "an experience is told once: a second narrative of it is refused, and free again when the first is erased")
    void toldOnce() {
        Experience first = stored(experiences.turn("s", "first"));
        Experience second = stored(experiences.turn("s", "second"));
        Experience narrative = stored(narrative("s", first));
        Experience again = narrative("s", second, first);

        Appended refused = append(again);

        assertThat(refused.status()).isEqualTo(Appended.Status.REFUSED);
        assertThat(refused.detail()).contains(first.id().value(), narrative.id().value());
        assertThat(book().untold(ADA, "s", 10)).containsExactly(second);
        erase(narrative);
        assertThat(book().untold(ADA, "s", 10)).containsExactly(first, second);
        assertThat(session("s").narratives()).isZero();
        stored(again);
        assertThat(session("s").untold()).isZero();
        assertThat(store.integrity()).isEmpty();
    }

    @Test
    @DisplayName("erasing what was told takes the narrative along, and the rest is to be told again")
    void erasedTold() {
        Experience first = stored(experiences.turn("s", "first"));
        Experience second = stored(experiences.turn("s", "second"));
        stored(narrative("s", first, second));

        erase(first);

        assertThat(session("s"))
                .isEqualTo(
                        new SessionSummary("s", second.recordedAt(), second.recordedAt(), 1, 1, 0, Optional.empty()));
        assertThat(store.integrity()).isEmpty();
    }

    @Test
    @DisplayName("overdue are sessions ended or idle of which something is to be told, unless all of that was imported")
    void overdue() {
        Experience idle = stored(experiences.turn("idle", "hello"));
        stored(imported("imported", "hello"));
        stored(narrative("told", stored(experiences.turn("told", "hello"))));
        Instant since = experiences.now();
        stored(experiences.turn("ended", "hello"));
        book().end(ADA, "ended", experiences.now());
        stored(experiences.turn("active", "hello"));
        stored(experiences.turn("taken up", "hello").toBuilder()
                .times(idle.recordedAt(), idle.recordedAt())
                .build());
        book().begin(ADA, "taken up", experiences.now());

        List<Overdue> overdue = book().overdue(since, 10);

        assertThat(overdue).containsExactly(new Overdue(ADA, "idle"), new Overdue(ADA, "ended"));
        assertThat(book().overdue(since, 1)).containsExactly(new Overdue(ADA, "idle"));
        assertThatThrownBy(() -> book().overdue(since, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("the marks of a session go with its last experience, those of a user with the user")
    void marksAreErased() {
        Experience only = stored(experiences.turn("gone", "hello"));
        stored(experiences.turn("stays", "hello"));
        book().begin(ADA, "gone", experiences.now());
        book().end(ADA, "stays", experiences.now());
        book().begin(BOB, "bobs", experiences.now());

        erase(only);
        store.erase(Erasure.ofUser(BOB), "rct_1", experiences.now());

        assertThat(store.sessions(ADA, 10))
                .extracting(SessionSummary::sessionId)
                .containsExactly("stays");
        assertThat(session("stays").endedAt()).isPresent();
        assertThat(store.sessions(BOB, 10)).isEmpty();
        store.erase(Erasure.ofUser(ADA), "rct_2", experiences.now());
        assertThat(store.sessions(ADA, 10)).isEmpty();
        assertThat(store.integrity()).isEmpty();
    }

    @Test
    @DisplayName("a closed store's sessions cannot be asked any more")
    void bookAfterClose() {
        SessionBook book = book();
        Instant now = experiences.now();

        store.close();

        List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                        () -> book.begin(ADA, "s", now),
                        () -> book.end(ADA, "s", now),
                        () -> book.find(ADA, "s"),
                        () -> book.ends(ADA, "s"),
                        () -> book.untold(ADA, "s", 1),
                        () -> book.overdue(now, 1))
                .forEach(call -> assertThatThrownBy(call).isInstanceOf(IllegalStateException.class));
    }
}
