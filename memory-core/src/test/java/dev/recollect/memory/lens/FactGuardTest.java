// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The fact guard")
class FactGuardTest {
    private final FactGuard guard = new FactGuard();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            It costs 1,250 euros.                       | Sorry, that is €1250!
            Take twenty-five grams.                     | You take 25 g.
            It lasts half an hour.                      | It lasts 30 minutes.
            The call is at 2:30 pm.                     | The call is at 14:30.
            The call is at half past two.               | The call is at 2:30.
            Due on May 5, 2027.                         | It's due on 5 May 2027.
            Due on 2027-05-05.                          | It's due on May 5th, 2027.
            Due on 9.11.2027.                           | It's due on 9 November 2027.
            You don't smoke.                            | You do not smoke.
            You cannot swim.                            | You can't swim.
            It grew by 12 %.                            | It grew by twelve percent.
            Ada said "see you soon".                    | “See you soon”, Ada said.
            Run `mvn verify` twice.                     | Two times you run `mvn verify`.
            Okafor called [1].                          | [1] It was Okafor who called.
            You may swim.                               | You are allowed to swim.
            Up to three guests come.                    | At most 3 guests come.
            Leeks, barley and salt are missing.         | Missing: salt, barley and leeks.
            Ada is taller than Bo.                      | Bo is shorter than Ada.
            The way is not clear.                       | The way is unclear.
            Your train leaves at six.                   | A thousand hugs! Don't worry. Your train leaves at 6.
            You don't have to pay.                      | Paying isn't necessary.
            Children may not swim there.                | It's forbidden for children to swim there.
            You can't open it until you sign.           | You can only open it once you have signed.
            It lasts an hour and a half.                | It lasts 90 minutes.
            A quarter of the rooms are taken.           | 25% of the rooms are taken.
            They come twice a day.                      | They come two times daily.
            The bistro is closed on Mondays.            | The bistro doesn't open on Mondays.
            It isn't clear who pays.                    | Who pays is unclear.
            Nobody but Ruth has the key.                | Only Ruth has the key.
            From 28 July to 11 August they are away.    | They are away July 28 – August 11.
            Eat something before the swim.              | Swim after you have eaten something.
            """)
    @DisplayName("finds the same facts however they are written, and none in sympathy")
    void faithful(String draft, String styled) {
        Faithfulness faithfulness = guard.compare(draft, styled);

        assertThat(faithfulness.lost()).isEmpty();
        assertThat(faithfulness.added()).isEmpty();
        assertThat(faithfulness.faithful()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            It costs 1,250 euros.           | It costs 1,520 euros.              | NUMBER
            Take 5 mg.                      | Take 5 g.                          | NUMBER
            It costs $40.                   | It costs €40.                      | NUMBER
            Due on 5 May.                   | Due on 6 May.                      | DATE
            We meet on Thursday.            | We meet on Tuesday.                | DATE
            The call is at 2:30 pm.         | The call is at 15:30.              | TIME
            I saw Okafor there.             | I saw Okonkwo there.               | NAME
            See https://a.example/x         | See https://a.example/y            | LINK
            Run `rm a`.                     | Run `rm b`.                        | CODE
            Ada said "see you soon".        | Ada said "see you later".          | QUOTE
            Buy leeks, barley and salt.     | Buy leeks and salt.                | LIST_ITEM
            She called [2].                 | She called [3].                    | CITATION
            You can't drive home.           | You can drive home.                | NEGATION
            You may drive home.             | You will drive home.               | MODALITY
            You should call them.           | You must call them.                | MODALITY
            All rooms are warm.             | Some rooms are warm.               | QUANTIFIER
            At least two trainers come.     | At most two trainers come.         | QUANTIFIER
            Eat before the swim.            | Eat after the swim.                | COMPARISON
            The match was moved.            | The match was moved due to snow.   | CIRCUMSTANCE
            Your sister is coming.          | Your sister is coming with her dog.| CIRCUMSTANCE
            Ada lent Bo her tent.           | Bo lent Ada her tent.              | NAME
            The bus is slower than the tram.| The tram is slower than the bus.   | COMPARISON
            The flat above yours is empty.  | The flat below yours is empty.     | COMPARISON
            The ladder is stable.           | The ladder is unstable.            | NEGATION
            You needn't come along.         | You mustn't come along.            | NEGATION
            She is paid 12 euros per hour.  | She is paid 12 euros per day.      | NUMBER
            You ordered two boxes of tiles. | You ordered two pallets of tiles.  | NUMBER
            The key may be at home.         | The key is at home.                | MODALITY
            More than 300 people came.      | Fewer than 300 people came.        | QUANTIFIER
            The cups are in the left box.   | The cups are in the right box.     | COMPARISON
            It closes in spring.            | It closes in autumn.               | DATE
            """)
    @DisplayName("names the kind of what was changed")
    void changed(String draft, String styled, FactKind kind) {
        Faithfulness faithfulness = guard.compare(draft, styled);

        assertThat(faithfulness.faithful()).isFalse();
        assertThat(faithfulness.lost().stream().map(Fact::kind).anyMatch(kind::equals)
                        || faithfulness.added().stream().map(Fact::kind).anyMatch(kind::equals))
                .as("%s", faithfulness)
                .isTrue();
    }

    @Test
    @DisplayName("tells what was lost from what was added, each once and as it is said")
    void bothWays() {
        Faithfulness lost = guard.compare("Okafor comes with Ada. I like Okafor and Ada.", "I like Ada, who comes.");
        Faithfulness added = guard.compare("You fly on Monday.", "You fly on Monday at 10:15.");

        assertThat(lost.lost()).containsExactly(new Fact(FactKind.NAME, "Okafor"));
        assertThat(lost.added()).isEmpty();
        assertThat(added.lost()).isEmpty();
        assertThat(added.added()).containsExactly(new Fact(FactKind.TIME, "10:15"));
    }

    @Test
    @DisplayName("says that nothing changed where nothing did, whatever the text")
    void same() {
        for (String text :
                new String[] {"", " ", "\n", "1. a\n2. b", "[1]", "not", "\"", "`", "5", "Ada", "\uFFFC", "n't", "😀"
                }) {
            assertThat(guard.compare(text, text).faithful()).as(text).isTrue();
        }
    }

    @Test
    @DisplayName("finishes with the longest texts, whatever they are made of")
    void longest() {
        int longest = 100_000;
        for (String piece : new String[] {
            "a",
            "1 ",
            "A ",
            "not, ",
            "a, b and c. ",
            "- x\n",
            "\"a",
            "1:2 ",
            "may ",
            "5 May ",
            "Ab ",
            "1/1/1:1-1",
            "unhappy not stable. ",
            "five twenty-two half of a ",
            "Ada lent Bo a ",
            "x@",
            "`x\n"
        }) {
            String text = piece.repeat(longest / piece.length());

            assertThat(guard.compare(text, text).faithful()).as(piece).isTrue();
            assertThat(guard.compare(text, "").added()).as(piece).isEmpty();
        }
    }
}
