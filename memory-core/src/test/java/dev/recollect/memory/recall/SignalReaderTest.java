// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.index.Distribution;
import dev.recollect.memory.index.KeywordScores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The signals of a memory")
class SignalReaderTest {
    /* Vectors are of single precision. */
    private static final Offset<Double> FLOAT = within(1e-5);
    private static final Offset<Double> DOUBLE = within(1e-12);

    private final Past past = new Past();
    private FusionWeights weights = new FusionWeights(Map.of(), 1, 0, 0.5, 0, Distribution.EMPTY);
    private KeywordScores words = KeywordScores.NONE;
    private String query = "where was it";

    private double read(Signal signal, ExperienceId id) {
        return read(signal, id, List.of());
    }

    /* Everything that is there is the background, but what is left out. */
    private double read(Signal signal, ExperienceId id, List<ExperienceId> outside) {
        Timeline.ScopeTimeline ada = past.timeline.of(Past.ADA);
        List<Turn> background = ada.newest(2_000, turn -> !outside.contains(turn.id()));
        SignalReader reader = new SignalReader(
                new SignalReader.Query(Past.ADA, query, Past.AXIS, Past.NOW, Duration.ofDays(30), any -> 0),
                ada,
                new Matches(ada, past.scores(Past.AXIS), words, weights),
                background,
                new SignalsOnDemand(any -> false, Map.of()));
        return reader.read(past.turn(id)).getOrDefault(signal, Double.NaN);
    }

    private ExperienceId said(String speaker, String text, double ofText, double inContext, long secondsAgo) {
        return past.add(
                Said.text(text).by(speaker).meaning(ofText, inContext).in("s").secondsAgo(secondsAgo));
    }

    private ExperienceId alone(double ofText, double inContext) {
        return past.add(Said.text("It was there.").meaning(ofText, inContext));
    }

    @Test
    @DisplayName("meaning and context are distances from the scope's mean in its deviations")
    void meaning() {
        said("Cleo", "First.", 0.3, 0.4, 40);
        ExperienceId far = said("Ana", "Far.", 0.0, 0.8, 30);
        ExperienceId middle = said("Ben", "Middle.", 0.3, 0.4, 20);
        ExperienceId near = said("Ana", "Near.", 0.6, 0.0, 10);

        assertThat(read(Signal.MEANING, near)).isCloseTo(Math.sqrt(2), FLOAT);
        assertThat(read(Signal.MEANING, middle)).isCloseTo(0, FLOAT);
        assertThat(read(Signal.MEANING, far)).isCloseTo(-Math.sqrt(2), FLOAT);
        assertThat(read(Signal.CONTEXT, far)).isCloseTo(Math.sqrt(2), FLOAT);
        assertThat(read(Signal.CONTEXT, near)).isCloseTo(-Math.sqrt(2), FLOAT);
    }

    @Test
    @DisplayName("context is the text's own meaning where the same person or no one in particular spoke before")
    void notes() {
        ExperienceId first = said("Ana", "First.", 0.0, 0.8, 50);
        ExperienceId onceMore = said("Ana", "Second.", 0.3, 0.4, 40);
        ExperienceId note =
                past.add(Said.text("Third.").meaning(0.6, 0.0).in("s").secondsAgo(30));
        ExperienceId nextNote =
                past.add(Said.text("Fourth.").meaning(0.2, 0.7).in("s").secondsAgo(20));

        assertThat(List.of(first, onceMore, note, nextNote))
                .allSatisfy(id -> assertThat(read(Signal.CONTEXT, id)).isEqualTo(read(Signal.MEANING, id)));
    }

    @Test
    @DisplayName("context of an exchange is that of prompt and response together, whatever came before")
    void exchangeInContext() {
        ExperienceId exchange = past.add(Said.exchange("It was?", "It was.")
                .vector(Role.PROMPT, 0.2)
                .vector(Role.RESPONSE, 0.6)
                .vector(Role.CONTEXT, 0.5));
        alone(0.1, 0.3);

        assertThat(read(Signal.CONTEXT, exchange)).isCloseTo(1, FLOAT);
    }

    @Test
    @DisplayName("the turn before adds at most two deviations to a turn's own meaning, or to 0 where that is less")
    void mostOfContext() {
        weights = new FusionWeights(Map.of(), 1, 0, 0.5, 1e9, new Distribution(0, 0.5, 0.1, 0));
        said("Ana", "First.", 0.9, 0.9, 50);
        ExperienceId poor = said("Ben", "Poor.", 0.1, 0.9, 40);
        ExperienceId fair = said("Ana", "Fair.", 0.6, 0.9, 30);
        ExperienceId good = said("Ben", "Good.", 0.8, 0.9, 20);

        assertThat(read(Signal.CONTEXT, poor)).isCloseTo(2, within(1e-4));
        assertThat(read(Signal.CONTEXT, fair)).isCloseTo(1 + 2, within(1e-4));
        assertThat(read(Signal.CONTEXT, good)).isCloseTo(4, within(1e-4));
    }

    @Test
    @DisplayName("meaning in a small scope is measured against what is usual")
    void shrunkTowardsUsual() {
        weights = new FusionWeights(Map.of(), 1, 0, 0.5, 3, new Distribution(0, 0.9, 0, 0));
        alone(0.0, 0);
        alone(0.3, 0);
        ExperienceId near = alone(0.9, 0);

        double mean = (1.2 + 3 * 0.9) / 6;
        double deviation = Math.sqrt((0.09 + 0.81 + 3 * 0.81) / 6 - mean * mean);
        assertThat(read(Signal.MEANING, near)).isCloseTo((0.9 - mean) / deviation, FLOAT);
    }

    @Test
    @DisplayName("meaning of an exchange is that of its better half, each a cosine of the scope's")
    void exchange() {
        ExperienceId exchange = past.add(Said.exchange("It was?", "It was.")
                .vector(Role.PROMPT, 0.2)
                .vector(Role.RESPONSE, 0.6)
                .vector(Role.CONTEXT, 0));
        alone(0.1, 0);
        alone(0.3, 0);

        double mean = (0.2 + 0.6 + 0.1 + 0.3) / 4;
        double deviation = Math.sqrt((0.04 + 0.36 + 0.01 + 0.09) / 4 - mean * mean);
        assertThat(read(Signal.MEANING, exchange)).isCloseTo((0.6 - mean) / deviation, FLOAT);
    }

    @Test
    @DisplayName("context is the text's own meaning while its vector waits to be made again")
    void contextWaits() {
        alone(0.0, 0.5);
        ExperienceId late = said("Ana", "Late.", 0.6, 0.6, 10);
        said("Ben", "Between.", 0.3, 0.1, 20);

        assertThat(past.store.pendingContexts(9)).hasSize(1);
        assertThat(read(Signal.CONTEXT, late))
                .isEqualTo(read(Signal.MEANING, late))
                .isCloseTo(Math.sqrt(1.5), FLOAT);
    }

    @Test
    @DisplayName("without a vector or spread there is no meaning")
    void noVector() {
        ExperienceId only = alone(0.6, 0.6);

        assertThat(read(Signal.MEANING, only)).isZero();
        assertThat(read(Signal.CONTEXT, only)).isZero();
    }

    @Test
    @DisplayName("words are their score over the geometric mean of the best and a full match")
    void words() {
        ExperienceId best = alone(0, 0);
        ExperienceId half = alone(0, 0);
        ExperienceId none = alone(0, 0);
        words = new KeywordScores(Map.of(best, 4.0, half, 2.0), 3, 9.0);

        assertThat(read(Signal.WORDS, best)).isCloseTo(4.0 / 6, DOUBLE);
        assertThat(read(Signal.WORDS, half)).isCloseTo(2.0 / 6, DOUBLE);
        assertThat(read(Signal.WORDS, none)).isZero();
    }

    @Test
    @DisplayName("the best words are those of what tells: no question, no reflection, nothing unknown")
    void bestWords() {
        ExperienceId telling = alone(0, 0);
        ExperienceId asking = past.add(Said.text("Where was it?").meaning(0, 0));
        ExperienceId reflection = past.add(Said.text("Told.")
                .meaning(0, 0)
                .with(builder -> builder.type(ExperienceType.OBSERVATION)
                        .provenance(Provenance.of("agent", Provenance.Method.REFLECT))));
        words = new KeywordScores(Map.of(telling, 4.0, asking, 10.0, reflection, 50.0, Past.id(5), 60.0), 4, 9.0);

        assertThat(read(Signal.WORDS, telling)).isCloseTo(4.0 / 6, DOUBLE);
        assertThat(read(Signal.WORDS, asking)).isCloseTo(0.2 * 10 / 6, DOUBLE);
    }

    @Test
    @DisplayName("of what only asks, a match counts a fifth, and a poor match stays poor")
    void questions() {
        said("Ana", "First.", 0.0, 0.6, 20);
        ExperienceId asks = said("Ben", "Where was it?", 0.6, 0.0, 10);

        assertThat(read(Signal.MEANING, asks)).isCloseTo(0.2, FLOAT);
        assertThat(read(Signal.CONTEXT, asks)).isCloseTo(-1, FLOAT);
    }

    @Test
    @DisplayName("following is the context of the turn that replies, and of the newest turn its own")
    void following() {
        said("Ben", "Before.", 0.3, 0.3, 40);
        ExperienceId first = said("Ana", "First.", 0.3, 0.1, 30);
        ExperienceId second = said("Ben", "Is it second?", 0.3, 0.2, 20);
        ExperienceId newest = said("Ana", "Is it the newest?", 0.3, 0.6, 10);

        double deviation = Math.sqrt((0.09 + 0.01 + 0.04 + 0.36) / 4 - 0.09);
        assertThat(read(Signal.FOLLOWING, first)).isCloseTo((0.2 - 0.3) / deviation, FLOAT);
        assertThat(read(Signal.FOLLOWING, second)).isCloseTo((0.6 - 0.3) / deviation, FLOAT);
        assertThat(read(Signal.FOLLOWING, newest)).isCloseTo(0.2 * (0.6 - 0.3) / deviation, FLOAT);
    }

    @Test
    @DisplayName("following is a turn's own context where the same person goes on, and where no one is named")
    void nothingFollowing() {
        ExperienceId spoken = said("Ana", "First.", 0.0, 0.1, 50);
        ExperienceId goneOn = said("Ana", "Second.", 0.6, 0.7, 40);
        ExperienceId note =
                past.add(Said.text("Third.").meaning(0.1, 0.2).in("s").secondsAgo(30));
        past.add(Said.text("Fourth.").meaning(0.5, 0.8).in("s").secondsAgo(20));

        assertThat(List.of(spoken, goneOn, note))
                .allSatisfy(id -> assertThat(read(Signal.FOLLOWING, id)).isEqualTo(read(Signal.CONTEXT, id)));
    }

    @Test
    @DisplayName("what answers has the words of the question before it, if someone else asked")
    void answers() {
        ExperienceId question =
                past.add(Said.text("Where was it?").by("Ana").in("s").secondsAgo(30));
        ExperienceId answer = past.add(Said.text("In Porto.").by("Ben").in("s").secondsAgo(20));
        ExperienceId more =
                past.add(Said.text("By the river.").by("Ben").in("s").secondsAgo(10));
        words = new KeywordScores(Map.of(question, 3.0, answer, 4.0), 3, 9.0);

        assertThat(read(Signal.ANSWERS, question)).isZero();
        assertThat(read(Signal.ANSWERS, answer)).isCloseTo(3.0 / 6, DOUBLE);
        assertThat(read(Signal.ANSWERS, more)).isZero();
    }

    @Test
    @DisplayName("who asks himself, whoever has no name, and who follows an exchange, answers nothing")
    void answersNothing() {
        ExperienceId mine =
                past.add(Said.text("Where was it?").by("Ana").in("a").secondsAgo(30));
        ExperienceId ownAnswer = past.add(Said.text("Porto.").by("Ana").in("a").secondsAgo(20));
        ExperienceId nameless = past.add(Said.text("Where was it?").in("b").secondsAgo(30));
        ExperienceId toNameless = past.add(Said.text("Porto.").by("Ben").in("b").secondsAgo(20));
        ExperienceId exchange = past.add(
                Said.exchange("Where?", "Where was it?").by("Ana").in("c").secondsAgo(30));
        ExperienceId afterExchange =
                past.add(Said.text("Porto.").by("Ben").in("c").secondsAgo(20));
        words = new KeywordScores(Map.of(mine, 3.0, nameless, 3.0, exchange, 3.0, ownAnswer, 4.0), 6, 9.0);

        assertThat(List.of(ownAnswer, toNameless, afterExchange))
                .allSatisfy(id -> assertThat(read(Signal.ANSWERS, id)).isZero());
    }

    @Test
    @DisplayName("the session is the mean match of its three best; where there are fewer, they add 0")
    void session() {
        ExperienceId first = past.add(Said.text("a.").in("s").secondsAgo(50));
        ExperienceId second = past.add(Said.text("b.").in("s").secondsAgo(40));
        ExperienceId third = past.add(Said.text("c.").in("s").secondsAgo(30));
        ExperienceId fourth = past.add(Said.text("d.").in("s").secondsAgo(20));
        ExperienceId other = past.add(Said.text("e.").in("t").secondsAgo(10));
        ExperienceId alone = past.add(Said.text("f.").secondsAgo(5));
        words = new KeywordScores(
                Map.of(first, 1.0, second, 4.0, third, 2.0, fourth, 3.0, other, 4.0, alone, 2.0), 6, 4.0);
        weights = new FusionWeights(Map.of(), 1, 0, 0.5, 1e9, new Distribution(0, 1, 0.001, 0));

        assertThat(read(Signal.SESSION, first)).isCloseTo(8 * (4 + 3 + 2) / 4.0 / 3, DOUBLE);
        assertThat(read(Signal.SESSION, second)).isCloseTo(8 * (4 + 3 + 2) / 4.0 / 3, DOUBLE);
        assertThat(read(Signal.SESSION, other)).isCloseTo(8 * 4 / 4.0 / 3, DOUBLE);
        assertThat(read(Signal.SESSION, alone)).isCloseTo(8 * 2 / 4.0 / 3, DOUBLE);
    }

    @Test
    @DisplayName("a turn that is not in the background counts in its own session all the same")
    void sessionOutsideBackground() {
        ExperienceId first = past.add(Said.text("a.").in("s").secondsAgo(50));
        ExperienceId second = past.add(Said.text("b.").in("s").secondsAgo(40));
        words = new KeywordScores(Map.of(first, 1.0, second, 4.0), 2, 4.0);
        weights = new FusionWeights(Map.of(), 1, 0, 0.5, 1e9, new Distribution(0, 1, 0.001, 0));

        assertThat(read(Signal.SESSION, first, List.of(first, second))).isCloseTo(8 * 1 / 4.0 / 3, DOUBLE);
        assertThat(read(Signal.SESSION, first, List.of(first))).isCloseTo(8 * 5 / 4.0 / 3, DOUBLE);
    }

    @Test
    @DisplayName("meaning, context and words add up to a session's match, each as far as it is above the mean")
    void sessionAdds() {
        ExperienceId good = said("Ana", "a.", 0.6, 0.6, 50);
        ExperienceId poor = past.add(Said.text("b.").meaning(0, 0).in("t").secondsAgo(40));
        words = new KeywordScores(Map.of(good, 4.0), 2, 4.0);

        assertThat(read(Signal.SESSION, good)).isCloseTo((1 + 1 + 8) / 3.0, FLOAT);
        assertThat(read(Signal.SESSION, poor)).isZero();
    }

    @Test
    @DisplayName("the speaker is named by any word of the name, of more than one letter, in any case")
    void speaker() {
        query = "What did ANA, or d, say to José's brother";

        assertThat(List.of("Ana", "ana", "Ana Lima", "Dr. José"))
                .allSatisfy(name -> assertThat(speaks(name)).isEqualTo(1));
        assertThat(List.of("Anabel", "D", "Ben", "...", "Jose"))
                .allSatisfy(name -> assertThat(speaks(name)).isZero());
        assertThat(read(Signal.SPEAKER, past.add(Said.text("Ana")))).isZero();
    }

    private double speaks(String name) {
        return read(Signal.SPEAKER, past.add(Said.text("It was there.").by(name)));
    }

    @Test
    @DisplayName("the kind is 1 for what holds a thing of the kind that the query asks for")
    void kind() {
        ExperienceId when = past.add(Said.text("It was on Monday."));
        ExperienceId what = past.add(Said.text("It was green."));

        query = "when was it";
        assertThat(read(Signal.KIND, when)).isEqualTo(1);
        assertThat(read(Signal.KIND, what)).isZero();
        query = "what was it";
        assertThat(read(Signal.KIND, when)).isZero();
        assertThat(read(Signal.KIND, what)).isZero();
    }

    @Test
    @DisplayName("the substance is that of all that is told, of prompt and response alike")
    void substance() {
        ExperienceId talk = past.add(Said.text("Thanks, great!"));
        ExperienceId exchange = past.add(Said.exchange("Custard?", "Rhubarb.").vector(Role.CONTEXT, 0));

        assertThat(read(Signal.SUBSTANCE, talk)).isZero();
        assertThat(read(Signal.SUBSTANCE, exchange)).isCloseTo(0.25, FLOAT);
    }

    @Test
    @DisplayName("the date is 1 for what happened on a day that the query names")
    void date() {
        query = "what was on 14 May 2023";
        ExperienceId then = past.add(Said.text("then").at(Instant.parse("2023-05-14T23:59:59Z")));
        ExperienceId later = past.add(Said.text("later").at(Instant.parse("2023-05-15T00:00:00Z")));

        assertThat(read(Signal.DATE, then)).isEqualTo(1);
        assertThat(read(Signal.DATE, later)).isZero();
        query = "what was then";
        assertThat(read(Signal.DATE, then)).isZero();
    }

    @Test
    @DisplayName("the date is 1 for what happened on a day that the query counts back to, if it names no other time")
    void dateCountedBack() {
        ExperienceId yesterday = past.add(Said.text("then").secondsAgo(86_400));
        ExperienceId today = past.add(Said.text("later").secondsAgo(0));

        query = "what was yesterday";
        assertThat(read(Signal.DATE, yesterday)).isEqualTo(1);
        assertThat(read(Signal.DATE, today)).isZero();
        query = "what was yesterday, on 14 May 1999";
        assertThat(read(Signal.DATE, yesterday)).isZero();
    }

    @Test
    @DisplayName("recency halves with the half-life")
    void recency() {
        ExperienceId now = past.add(Said.text("now").secondsAgo(0));
        ExperienceId old = past.add(Said.text("old").secondsAgo(60 * 86_400));
        ExperienceId ahead = past.add(Said.text("ahead").secondsAgo(-3_600));

        assertThat(read(Signal.RECENCY, now)).isEqualTo(1);
        assertThat(read(Signal.RECENCY, old)).isEqualTo(0.25);
        assertThat(read(Signal.RECENCY, ahead)).isEqualTo(1);
    }

    @Test
    @DisplayName("the size is the logarithm of how many memories there are, from a thousand on the same")
    void size() {
        ExperienceId first = alone(0, 0);
        assertThat(read(Signal.SIZE, first)).isZero();

        for (int i = 2; i <= 20; i++) {
            alone(0, 0);
        }
        assertThat(read(Signal.SIZE, first)).isCloseTo(Math.log(20), DOUBLE);

        for (int i = 21; i <= 1_001; i++) {
            alone(0, 0);
        }
        assertThat(past.timeline.of(Past.ADA).memories()).isEqualTo(1_001);
        assertThat(read(Signal.SIZE, first)).isCloseTo(Math.log(1_000), DOUBLE);
    }
}
