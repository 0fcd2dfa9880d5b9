// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.reflection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Thanks and corrections")
class ReactionsTest {
    private static String read(String message) {
        return Reactions.in(message).map(reaction -> reaction.kind().wireName()).orElse("-");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    thanks, that helped
                    Thanks, that really helped a lot!
                    Thanks!
                    thank you
                    Thank you so much.
                    thx
                    Cheers
                    Many thanks!
                    Thanks for the tip about the train
                    Thank you for explaining that.
                    Thanks a lot for your help
                    Thanks again!
                    thanks mom
                    Much appreciated.
                    I appreciate it
                    perfect
                    Perfect, thanks!
                    Perfect! Exactly what I needed.
                    exactly what I needed
                    That's exactly what I was looking for.
                    That’s just what I wanted
                    Great answer!
                    Good catch, thank you
                    That was very helpful.
                    Super helpful, thanks
                    You've been a great help
                    that did the trick
                    It worked, thanks!
                    This helped me a lot. Now, what about Sunday?
                    You're right, it was Porto.
                    Yes, that's correct.
                    You're a lifesaver
                    Awesome!
                    Wow, thank you!
                    Ok thanks, and what time does it open?
                    Thanks, now tell me about my sister""")
    @DisplayName("thanks are read from how people thank")
    void thanks(String message) {
        assertThat(read(message)).isEqualTo("thanks");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    no, that's wrong
                    That's wrong.
                    that is incorrect
                    Thats not right, it was 5 pm
                    Your answer is wrong
                    You're wrong about the date
                    No, you are mistaken.
                    that's not what I asked
                    That is not what I meant!
                    This isn't what I asked for
                    Not what I was looking for
                    not really what I needed
                    Not exactly what I needed, but ok
                    thanks, but that's wrong
                    Thank you but that is not what I asked
                    Thanks! But it wasn't helpful.
                    That didn't help
                    That doesn't answer my question.
                    not helpful
                    actually it was Tuesday
                    Actually, it was Tuesday
                    No, it was Tuesday.
                    No - it was on a Tuesday
                    Nope, my sister's not Ana
                    Sorry, I meant the other one
                    I meant Lisbon
                    No, I said Tuesday
                    You misunderstood me
                    You got the date wrong
                    I never said that
                    Wrong.
                    Hmm, that's not quite right
                    Unfortunately that's completely wrong
                    That's still wrong, try again
                    I think that's incorrect
                    Correction: the flight leaves at six""")
    @DisplayName("corrections are read from how people correct, and outweigh thanks")
    void corrections(String message) {
        assertThat(read(message)).isEqualTo("correction");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    no thanks
                    No, thank you!
                    no problem
                    No worries, I'll wait
                    thanks for asking, how are you?
                    Thanks for nothing
                    Thanks anyway
                    Thanks to my sister I found the keys
                    Thank you cards have to be written by Friday
                    Thanksgiving is at my mother's
                    Can you look up the train for me? Thanks!
                    Where does my sister live?
                    Is that wrong?
                    Isn't that what I asked for?
                    What if that's wrong?
                    Was it helpful to her?
                    Help!
                    help me with the taxes
                    Great, my car broke down
                    It's a perfect day for a walk
                    Perfect pitch is rare
                    He said that's wrong
                    She told me thanks
                    He was wrong about everything
                    It's wrong to lie to children
                    It's false advertising
                    It's right next to the station
                    No, I don't have any pets
                    No idea
                    Nothing is wrong with the car
                    Something went wrong at work today
                    I took the wrong bus
                    I said yes to the job
                    I meant to call her yesterday
                    Actually, can you also book a table
                    Actually I like it here
                    I actually went there twice
                    The doctor corrected my dose
                    It works on my machine but not on hers
                    That's it for today
                    You're welcome
                    My boss thanked me today
                    I need a helpful book on Portugal
                    Remind me to thank Ana
                    I was not right for the job
                    Danke, das hat geholfen
                    ...
                    👍""")
    @DisplayName("nothing is read into what is neither, or only mentions them")
    void neither(String message) {
        assertThat(read(message)).isEqualTo("-");
    }

    @Test
    @DisplayName("plain words are surer than hints")
    void confidence() {
        assertThat(Reactions.in("Thanks, that helped")).contains(new Reaction(Reaction.Kind.THANKS, 0.9));
        assertThat(Reactions.in("thanks")).contains(new Reaction(Reaction.Kind.THANKS, 0.6));
        assertThat(Reactions.in("That's wrong.")).contains(new Reaction(Reaction.Kind.CORRECTION, 0.9));
        assertThat(Reactions.in("Actually, it was Tuesday")).contains(new Reaction(Reaction.Kind.CORRECTION, 0.6));
    }

    @Test
    @DisplayName("a message of any length and shape is read in no time to speak of, or not at all")
    void anyText() {
        String endless = "no ".repeat(30_000) + "?";
        String words = "thanks so very much ".repeat(5_000);

        assertThat(Reactions.in(endless)).isEqualTo(Optional.empty());
        assertThat(Reactions.in(words)).isEqualTo(Optional.empty());
        assertThat(Reactions.in(" \n\t")).isEqualTo(Optional.empty());
    }
}
