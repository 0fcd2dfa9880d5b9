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
            If it rains, the market is in the hall.     | Should it rain, the market is in the hall.
            The bin is emptied every other day.         | The bin is emptied every two days.
            A third of the seats are free.              | 33 percent of the seats are free.
            The shop is open until six.                 | The shop closes at six.
            The trial lasts a month.                    | The trial lasts 30 days.
            The water has 12 mg of nitrate per litre.   | The water has 12 mg/l of nitrate.
            He swims nearly every day.                  | He swims almost daily.
            Some birds stay here.                       | There are birds that stay here.
            You only need a pen.                        | All you need is a pen.
            Not all of the guests eat fish.             | Some of the guests don't eat fish.
            Harrow is the cheapest offer.               | Harrow is the least expensive offer.
            He left in 1923 and returned in 1929.       | He left in 1923 and returned six years later.
            The fee rose from 140 to 165 euros.         | The fee rose by 25 euros, from 140 to 165 euros.
            I'm not certain which train you took.       | Which train you took, I can't say for certain.
            The lid is 39 degrees warm.                 | The lid is 39 °C warm.
            Tell them about one allergy.                | One allergy is what you tell them about.
            Reheat it only once.                        | Don't reheat it more than once.
            Gold is dense [1]. Lead melts [2].          | Lead melts [2], and gold is dense [1].
            See the map [1, 4].                         | See the map [1][4].
            Keep the window shut.                       | Please keep that window shut, and take heart!
            The cellar is at minus 8 degrees.           | It is −8 degrees in the cellar.
            Copies cost 40 cents a page.                | For copies, it's €0.40 per page.
            Use 1½ cups of water.                       | Use one and a half cups of water.
            It was done by half past midnight.          | It was done by 00:30.
            The walk takes 1 hour 15 minutes.           | The walk takes an hour and a quarter.
            Two thirds of the members voted for it.     | Two out of three members voted for it.
            The concert starts at 19:30. Doors open half an hour before. | The doors open at 7 pm, half an hour ahead of the concert's start at 7:30 pm.
            You bought a second-hand bicycle.           | You bought a used bicycle.
            These parts of the quote are open.          | What is open in the quote is this.
            The hedge may be at most 1.80 m high.       | The hedge may be no taller than 1.80 m.
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
            The bank will refund the fee.   | The bank may refund the fee.       | MODALITY
            The letter should arrive today. | The letter will arrive today.      | MODALITY
            The moth might not survive.     | The moth won't survive.            | NEGATION
            You often write about sleep.    | You always write about sleep.      | QUANTIFIER
            You log in every day.           | You log in nearly every day.       | QUANTIFIER
            See docs.halvor.example/help/a. | See docs.halvor.example/help/b.    | LINK
            Post it in #kiln-room.          | Post it in #klin-room.             | LINK
            He may not leave without a pass.| He may leave without a pass.       | NEGATION
            Swings aren't allowed. No balls.| Swings are allowed. No balls.      | NEGATION
            Ada and Bo know; only Ada comes.| Ada and Bo know; only Bo comes.    | NAME
            It comes next Friday.           | It comes this Friday.              | DATE
            It is due at the end of May.    | It is due at the beginning of May. | COMPARISON
            Boil cinnamon, cloves and peel. | Boil cloves and peel.              | LIST_ITEM
            Your aunt earns more than you.  | You earn more than your aunt.      | COMPARISON
            It is 45 euros per person.      | It is 45 euros per couple.         | NUMBER
            It has 5 mmol/l of sugar.       | It has 5 mg/l of sugar.            | NUMBER
            Odile cut your hair.            | Your hair was cut.                 | NAME
            Bellweather, the firm, is there.| The firm is there.                 | NAME
            Gold is dense [1]. Lead melts [2]. | Gold is dense [2]. Lead melts [1]. | CITATION
            See the map [1, 4].             | See the map [1, 5].                | CITATION
            Turn the valve clockwise.       | Turn the valve anticlockwise.      | COMPARISON
            The upper shelf is dry, the lower shelf damp. | The lower shelf is dry, the upper shelf damp. | NAME
            It is -5 degrees in there.      | It is 5 degrees in there.          | NUMBER
            You must pay within 15 working days. | You must pay within 15 days.  | NUMBER
            Ask Yorick about the tent before Friday. | Better ask about the tent before Friday. | NAME
            The tower has 1,250 steps.      | The tower has 1,520 steps.         | NUMBER
            She took it the day before yesterday. | She took it yesterday.       | DATE
            The flight might be cancelled.  | The flight will be cancelled.      | MODALITY
            You should tell the insurer about the bicycle. | You must inform the insurer of the bicycle. | MODALITY
            The blanket can be washed.      | The blanket can't be washed.       | NEGATION
            The lamps use half as much power as the tubes. | The lamps use twice as much power as the tubes. | NUMBER
            None of the keys was returned.  | Few of the keys were returned.     | NEGATION
            You have been a member since 2018. The badge is for ten years. | You have been a member since 2008. The badge is for ten years. | NUMBER
            The pump is quieter than the old one. | The pump is louder than the old one. | COMPARISON
            You spent as many evenings there as in April. | You spent twice as many evenings there as in April. | NUMBER
            The meeting did not approve the shelter. Seven were present. | Seven were present at the meeting. The shelter was approved. | NEGATION
            Sales were slightly higher.     | Sales were much higher.            | COMPARISON
            It was read by each of the six managers. | It was read by one of the six managers. | QUANTIFIER
            The firm was cheaper than Vanly, but it can't come. | The firm was dearer than Vanly and isn't able to come. | COMPARISON
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
    @DisplayName("notices a line missing from a list, though its words stand elsewhere")
    void lines() {
        String draft =
                "For the visa:\n- a photo\n- bank statements\n- a letter from your employer\nNo copies of the letter.";
        String styled = "For the visa:\n- a photo\n- bank statements\nNo copies of the letter, please.";

        assertThat(guard.compare(draft, styled).lost())
                .containsExactly(new Fact(FactKind.LIST_ITEM, "a letter from your employer"));
        assertThat(guard.compare(draft, draft).faithful()).isTrue();
    }

    @Test
    @DisplayName("says that nothing changed where nothing did, whatever the text")
    void same() {
        for (String text : new String[] {
            "",
            " ",
            "\n",
            "1. a\n2. b",
            "[1]",
            "not",
            "\"",
            "`",
            "5",
            "Ada",
            "\uFFFC",
            "n't",
            "😀",
            "Swings are allowed. Swings are not allowed.",
            "Come in with a key. Don't come in without a key. Come in without a key.",
            "The upper shelf is dry, the lower shelf damp. The lower shelf is dry, the upper shelf damp."
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
            "x.y",
            "[1] a b. ",
            "[1, 2",
            "#a",
            "and should the ",
            "some of the ",
            "you do not swim without not. ",
            "perhaps or maybe ",
            "only Ada ",
            "the left one, the right one. ",
            "`x\n"
        }) {
            String text = piece.repeat(longest / piece.length());

            String half = piece.repeat(longest / piece.length() / 2);

            assertThat(guard.compare(text, text).faithful()).as(piece).isTrue();
            assertThat(guard.compare(text, "").added()).as(piece).isEmpty();
            assertThat(guard.compare(half, text)).as(piece).isNotNull();
        }
    }
}
