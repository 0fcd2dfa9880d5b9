// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.stance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a claim says")
class PropositionTest {
    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            Ada lives in Bern            | ada lives in bern.
            Ada lives in Bern            |   ADA   lives in "Bern"!
            Ada's cat is grey            | Ada’s cat is grey
            The tram (line 9) is late    | the tram line 9 is late…
            Ada isn't here               | Ada is not here.
            Ada cannot swim              | Ada can't swim
            Ada doesn't drink coffee     | It is not true that Ada drinks coffee
            Ada did not go home          | It is false that Ada went home
            It is not the case that Ada does not fly | Ada flies.
            They do not smoke            | They never smoke
            Bo did not stop              | It is untrue that Bo stopped
            Bo doesn't have a dog        | It is not true that Bo has a dog
            Bo didn't try                | It is not true that Bo tried
            """)
    @DisplayName("is the same")
    void same(String one, String other) {
        assertThat(Proposition.of(one)).isEqualTo(Proposition.of(other));
    }

    @ParameterizedTest(name = "{0} against {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            Ada lives in Bern            | Ada does not live in Bern
            Ada drinks coffee            | Ada never drinks coffee
            The tram will run            | The tram won't run
            Ada went home                | Ada didn't go home
            Ada watches films            | Ada doesn't watch films
            It is raining                | It is not raining.
            """)
    @DisplayName("is the opposite")
    void opposite(String one, String other) {
        Proposition affirmed = Proposition.of(one);
        Proposition denied = Proposition.of(other);

        assertThat(affirmed.words()).isEqualTo(denied.words());
        assertThat(affirmed.denied()).isFalse();
        assertThat(denied.denied()).isTrue();
    }

    @ParameterizedTest(name = "{0} / {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            It costs 3.5 francs          | It costs 35 francs
            It costs .5 francs           | It costs 5 francs
            It is -5 degrees             | It is 5 degrees
            The code is in C++           | The code is in C
            The code is in C#            | The code is in C
            The tram leaves at 9:30      | The tram leaves at 930
            Half of 50% is left          | Half of 50 is left
            Ada may come                 | Ada will come
            Ada is not only clever       | Ada is clever
            Bo is not in and Cy is not in | Bo is in and Cy is in
            """)
    @DisplayName("is something else")
    void different(String one, String other) {
        assertThat(Proposition.of(one).words())
                .isNotEqualTo(Proposition.of(other).words());
    }
}
