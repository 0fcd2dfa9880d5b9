// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.session.Session;
import dev.recollect.memory.session.Session.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A session")
class SessionsTest {
    private final InMemory in = new InMemory();

    @AfterEach
    void close() {
        in.close();
    }

    private String sessionOf(String text) {
        var id = in.memory.remember(InMemory.ADA, text).id().orElseThrow();
        return in.memory.find(InMemory.ADA, id).flatMap(Experience::sessionId).orElseThrow();
    }

    private Instant later(Duration step) {
        return in.clock.advance(step);
    }

    private Session started(String name) {
        return in.memory.sessions().start(InMemory.ADA, Optional.of(name));
    }

    private Optional<String> current() {
        return in.memory.sessions().current(InMemory.ADA).map(Session::sessionId);
    }

    @Test
    @DisplayName("that was started is current before anything is said in it, and what is said then belongs to it")
    void startedIsCurrent() {
        Session session = in.memory.sessions().start(InMemory.ADA, Optional.empty());

        assertThat(session.sessionId()).startsWith("ses_");
        assertThat(session).isEqualTo(new Session(session.sessionId(), InMemory.NOW, InMemory.NOW, Status.ACTIVE, 0));
        assertThat(in.memory.sessions().current(InMemory.ADA)).contains(session);
        assertThat(in.memory.sessions().current(InMemory.BOB)).isEmpty();
        assertThat(sessionOf("hello")).isEqualTo(session.sessionId());
    }

    @Test
    @DisplayName("that is started takes over from the one before, within the same millisecond too")
    void startedTakesOver() {
        started("zz");
        sessionOf("hello");

        started("aa");

        assertThat(current()).contains("aa");
        started("zz");
        assertThat(current()).contains("zz");
    }

    @Test
    @DisplayName("that goes on is not started anew")
    void startedAgain() {
        started("s");
        sessionOf("hello");
        later(Duration.ofMinutes(5));

        Session again = started("s");

        assertThat(again.lastActivity()).isEqualTo(InMemory.NOW);
        assertThat(again.experiences()).isEqualTo(1);
    }

    @Test
    @DisplayName("that was ended is not current any more, and neither is the one before it")
    void ended() {
        started("before");
        later(Duration.ofMinutes(1));
        started("s");

        Session ended = in.memory.sessions().end(InMemory.ADA, "s").orElseThrow();

        assertThat(ended.status()).isEqualTo(Status.ENDED);
        assertThat(current()).isEmpty();
        assertThat(sessionOf("hello")).isNotIn("s", "before");
    }

    @Test
    @DisplayName("that was ended goes on when something is said under its name, or it is started again")
    void takenUp() {
        started("s");
        in.memory.sessions().end(InMemory.ADA, "s");
        later(Duration.ofMinutes(1));

        in.memory.remember(RememberRequest.text(InMemory.ADA, "one more thing")
                .session("s")
                .build());

        assertThat(current()).contains("s");
        in.memory.sessions().end(InMemory.ADA, "s");
        assertThat(current()).isEmpty();
        assertThat(started("s").status()).isEqualTo(Status.ACTIVE);
        assertThat(current()).contains("s");
    }

    @Test
    @DisplayName("is idle after the timeout, by the time of recording, and then not current any more")
    void idle() {
        started("s");
        sessionOf("hello");
        later(Duration.ofMinutes(30).minusMillis(1));
        assertThat(current()).contains("s");

        later(Duration.ofMillis(1));

        assertThat(current()).isEmpty();
        assertThat(in.memory.sessions().find(InMemory.ADA, "s").map(Session::status))
                .contains(Status.IDLE);
    }

    @Test
    @DisplayName("that was imported is current only once it is started")
    void imported() {
        in.memory.remember(RememberRequest.text(InMemory.ADA, "said long ago")
                .session("s")
                .provenance(Provenance.of(Provenance.USER, Provenance.Method.IMPORT))
                .build());
        assertThat(current()).isEmpty();

        started("s");

        assertThat(current()).contains("s");
    }

    @Test
    @DisplayName("that nobody knows cannot be ended, and a name that is none not even asked for")
    void unknown() {
        assertThat(in.memory.sessions().end(InMemory.ADA, "s")).isEmpty();
        assertThat(in.memory.sessions().find(InMemory.ADA, "s")).isEmpty();
        assertThatThrownBy(() -> started(" ")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> in.memory.sessions().end(InMemory.ADA, "x".repeat(201)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> in.memory.sessions().find(InMemory.ADA, "a\nb"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    @DisplayName("is no more to be had from a closed memory")
    void closed() {
        var sessions = in.memory.sessions();
        in.memory.close();

        assertThatThrownBy(() -> sessions.current(InMemory.ADA)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sessions.start(InMemory.ADA, Optional.empty()))
                .isInstanceOf(IllegalStateException.class);
    }
}
