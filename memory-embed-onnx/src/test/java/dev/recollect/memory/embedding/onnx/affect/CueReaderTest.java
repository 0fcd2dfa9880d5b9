// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The cues of a line")
class CueReaderTest {
    private final CueReader reader = new CueReader(CueList.bundled());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I am happy            | I am not happy",
                "It was good           | It was never good",
                "I like it             | I don't like it",
                "We had fun            | We had no fun",
                "it is not bad         | it is bad",
                "it did not hurt       | it hurts",
                "without pain          | with pain",
            })
    @DisplayName("are turned by a negation before them")
    void negation(String pleasant, String unpleasant) {
        assertThat(valence(pleasant)).isPositive();
        assertThat(valence(unpleasant)).isNegative();
    }

    @Test
    @DisplayName("are not turned by a negation in another clause, nor by one that belongs to an idiom")
    void scope() {
        assertThat(valence("No, I love it")).isPositive();
        assertThat(valence("I can't wait for the party")).isPositive();
        assertThat(valence("I can't stop smiling")).isPositive();
    }

    @Test
    @DisplayName("are less pleasant when a bad thing is denied than when a good one is affirmed")
    void deniedBad() {
        assertThat(valence("that is not bad")).isLessThan(valence("that is good"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I am slightly sad  | I am sad",
                "I am sad           | I am extremely sad",
                "it was kind of bad | it was bad",
                "this is bad        | this is bad!!!",
                "so bad             | soooo bad",
                "i hate this        | I HATE THIS",
            })
    @DisplayName("are stronger or weaker by the words and marks beside them")
    void strength(String weaker, String stronger) {
        assertThat(valence(weaker)).isNegative();
        assertThat(valence(stronger)).isLessThan(valence(weaker));
    }

    @ParameterizedTest
    @ValueSource(strings = {"THE NASA API", "SELECT NAME FROM CITY", "HTTP and TCP", "Set JAVA_HOME"})
    @DisplayName("are not shouted where capitals are only names")
    void acronyms(String text) {
        assertThat(reader.read(text).excitement()).isZero();
        assertThat(reader.read(text).evidence()).isZero();
    }

    @Test
    @DisplayName("are shouted where a whole line speaks in capitals")
    void shouting() {
        assertThat(reader.read("LEAVE MY HOUSE").excitement()).isPositive();
        assertThat(reader.read("WHERE IS MY MONEY").excitement()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"😊, 1", "😡, -1", "❤️, 1", "❤, 1", ":), 1", ":-(, -1", "see you :D, 1", "done 🎉🎉, 1", "</3, -1"})
    @DisplayName("may be emoji and emoticons")
    void signs(String text, int side) {
        assertThat(Math.signum(valence(text))).isEqualTo(side);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org/a", "at 10:30 (see 8)", "a :b c", "x=y"})
    @DisplayName("are no emoticons within addresses, times and brackets")
    void noSigns(String text) {
        assertThat(reader.read(text).evidence()).isZero();
    }

    @Test
    @DisplayName("count more after a turn than before it")
    void turn() {
        assertThat(valence("It was awful, but now it is good")).isPositive();
        assertThat(valence("It was good, but now it is awful")).isNegative();
    }

    @Test
    @DisplayName("are what is missed when they are wished for, and kind when wished to another")
    void wish() {
        assertThat(valence("I wish I were happy")).isNegative();
        assertThat(valence("I wish you were here")).isNegative();
        assertThat(valence("I wish you a happy birthday")).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "realy hapy, 1",
        "awfull, -1",
        "dissapointed, -1",
        "mizerable, -1",
        "beatiful, 1",
        "excelent, 1",
        "god, 0",
        "few, 0"
    })
    @DisplayName("are known when they are misspelt, and other words are not taken for them")
    void misspelt(String text, int side) {
        assertThat(Math.signum(valence("it is " + text))).isEqualTo(side);
    }

    @ParameterizedTest
    @CsvSource({
        "According to the article they were furious, I am furious",
        "In the novel he hates the sea, I hate the sea",
        "Is it good?, It is good",
    })
    @DisplayName("tell little of the writer where somebody else feels them, or a question asks for them")
    void others(String other, String own) {
        assertThat(Math.abs(valence(other))).isLessThan(Math.abs(valence(own)) * 0.6);
    }

    @Test
    @DisplayName("of failing mean a feeling beside a person, and none beside a machine")
    void hints() {
        assertThat(reader.read("error in the log").evidence()).isZero();
        assertThat(valence("I failed and everything I do is wrong")).isNegative();
    }

    @Test
    @DisplayName("may leave words open between theirs")
    void gap() {
        assertThat(valence("We ordered a red sofa and got a blue one")).isNegative();
        assertThat(reader.read("We ordered a red sofa, sat down, and got a blue one")
                        .evidence())
                .isZero();
    }

    @Test
    @DisplayName("are not looked for in a page of text")
    void page() {
        assertThat(reader.read("I hate this. ".repeat(100))).isEqualTo(Cues.none(1_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "!!!", "?", "'", "日本語 \uD83D\uDE80", "\uD83D", "a\u0000b", ":", "-", "........"})
    @DisplayName("of any string can be read")
    void anyString(String text) {
        assertThat(reader.read(text).valence()).isBetween(-1.0, 1.0);
    }

    private double valence(String text) {
        return reader.read(text).valence();
    }
}
