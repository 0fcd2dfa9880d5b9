// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.affect.NeutralAffectDetector;
import dev.recollect.memory.embedding.EmbeddingException;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.Mint;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.narrative.ConsolidationRounds;
import dev.recollect.memory.narrative.Consolidator;
import dev.recollect.memory.redaction.SecretRedactor;
import dev.recollect.memory.remember.Recorder;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.session.SessionPolicy;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.memory.store.InMemoryExperienceStore;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.tck.ForwardingEmbeddingModel;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import dev.recollect.memory.tck.SteppingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The background")
class ConsolidationRoundsTest {
    private static final Scope ADA = Scope.ofUser("ada");
    private static final Scope BOB = Scope.ofUser("bob");

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-06-01T12:00:00Z"));
    private final Mint mint = new Mint(clock, new Random(7));
    private final Failing model = new Failing();
    private final InMemoryExperienceStore store = new InMemoryExperienceStore(ModelStamp.of(model));
    private final SessionPolicy policy = new SessionPolicy(store, mint, Duration.ofMinutes(30));
    private final Recorder recorder =
            new Recorder(store, model, new NeutralAffectDetector(), new SecretRedactor(), policy, mint, 100_000);
    private final Consolidator consolidator = new Consolidator(store, recorder, policy, Optional.empty(), false);
    private final ConsolidationRounds rounds = new ConsolidationRounds(store, policy, consolidator, mint);

    /** A model that fails where a narrative holds a word. */
    private static final class Failing extends ForwardingEmbeddingModel {
        String poison = "\0";

        Failing() {
            super(new HashingEmbeddingModel(16));
        }

        @Override
        public List<TextEmbedding> embed(List<String> texts, Purpose purpose) {
            if (texts.stream().anyMatch(text -> text.contains("What was said:") && text.contains(poison))) {
                throw new EmbeddingException("the model cannot embed this");
            }
            return super.embed(texts, purpose);
        }
    }

    private void says(Scope scope, String session, String text) {
        recorder.record(RememberRequest.text(scope, text).session(session).build());
        clock.advance(Duration.ofSeconds(1));
    }

    private long narratives(Scope scope) {
        return store.list(new ExperienceQuery(
                        scope,
                        ExperienceFilter.ALL.withMethods(Set.of(Provenance.Method.CONSOLIDATE)),
                        200,
                        Optional.empty()))
                .size();
    }

    @Test
    @DisplayName("tells sessions of every user once they are idle or ended, and each once")
    void overdue() {
        says(ADA, "s", "one");
        says(BOB, "s", "one");
        says(BOB, "t", "two");
        policy.end(BOB, "t");

        assertThat(rounds.round()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(30));

        assertThat(rounds.round()).isEqualTo(2);
        assertThat(rounds.round()).isZero();
        assertThat(narratives(ADA)).isEqualTo(1);
        assertThat(narratives(BOB)).isEqualTo(2);
    }

    @Test
    @DisplayName("leaves imported sessions alone")
    void imported() {
        recorder.record(RememberRequest.text(ADA, "long ago")
                .session("s")
                .provenance(Provenance.of(Provenance.USER, Provenance.Method.IMPORT))
                .build());
        clock.advance(Duration.ofDays(1));

        assertThat(rounds.round()).isZero();
    }

    @Test
    @DisplayName("tells a few sessions a round, the longest idle first")
    void bounded() {
        for (int i = 0; i < ConsolidationRounds.MOST + 3; i++) {
            says(ADA, "s" + i, "turn " + i);
        }
        clock.advance(Duration.ofHours(1));

        assertThat(rounds.round()).isEqualTo(ConsolidationRounds.MOST);
        assertThat(store.sessions().untold(ADA, "s0", 1)).isEmpty();
        assertThat(store.sessions().untold(ADA, "s12", 1)).hasSize(1);
        assertThat(rounds.round()).isEqualTo(3);
    }

    @Test
    @DisplayName("tries what failed again after a while, each time twice as long, and tells the others meanwhile")
    void failing() {
        says(ADA, "bad", "poisoned turn");
        says(ADA, "good", "fine turn");
        model.poison = "poisoned";
        clock.advance(Duration.ofHours(1));

        assertThat(rounds.round()).isEqualTo(1);
        assertThat(narratives(ADA)).isEqualTo(1);
        model.poison = "\0";
        assertThat(rounds.round()).as("at once").isZero();
        clock.advance(Duration.ofMinutes(1));
        model.poison = "poisoned";
        assertThat(rounds.round()).as("after a minute").isZero();
        model.poison = "\0";
        clock.advance(Duration.ofMinutes(1));
        assertThat(rounds.round()).as("after another").isZero();
        clock.advance(Duration.ofMinutes(1));
        assertThat(rounds.round()).as("after two more").isEqualTo(1);
    }

    @Test
    @DisplayName("tells nothing more once it is stopped")
    void stopped() {
        says(ADA, "s", "one");
        clock.advance(Duration.ofHours(1));

        consolidator.stop();

        assertThat(rounds.round()).isZero();
        assertThat(narratives(ADA)).isZero();
    }

    @Test
    @DisplayName("tells of nothing that somebody else tells of already")
    void otherProcess() {
        says(ADA, "s", "one");
        clock.advance(Duration.ofHours(1));
        Experience turn = store.sessions().untold(ADA, "s", 1).get(0);
        recorder.record(RememberRequest.text(ADA, "told elsewhere")
                .session("s")
                .type(dev.recollect.memory.experience.ExperienceType.OBSERVATION)
                .provenance(Provenance.of(Provenance.AGENT, Provenance.Method.CONSOLIDATE))
                .parents(List.of(turn.id()))
                .build());

        assertThat(rounds.round()).isZero();
        assertThat(narratives(ADA)).isEqualTo(1);
    }
}
