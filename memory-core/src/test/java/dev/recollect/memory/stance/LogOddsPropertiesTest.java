// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.stance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.experience.ExperienceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whatever claims are pooled")
class LogOddsPropertiesTest {
    private static final int CASES = 10_000;
    private static final List<String> CITIES = List.of("Bern", "Basel", "Chur");
    private static final List<String> FORMS = List.of(
            "Ada lives in %s",
            "ada lives in %s.",
            "Ada does not live in %s",
            "Ada doesn't live in %s!",
            "It is false that Ada lives in %s");

    private final Random random = new Random(20);

    private List<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            claims.add(new Claim(text(), probability(), evidence()));
        }
        return claims;
    }

    private String text() {
        return String.format(oneOf(FORMS), oneOf(CITIES));
    }

    private double probability() {
        return (1 + random.nextInt(9_999)) / 10_000.0;
    }

    private List<ExperienceId> evidence() {
        Set<ExperienceId> ids = new LinkedHashSet<>();
        int count = random.nextInt(5);
        while (ids.size() < count) {
            ids.add(new ExperienceId("exp_" + String.format("%026d", random.nextInt(12))));
        }
        return List.copyOf(ids);
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    @Test
    @DisplayName("their order changes nothing")
    void order() {
        for (int i = 0; i < CASES; i++) {
            List<Claim> claims = claims();
            Weighing weighing = LogOdds.weigh(claims);

            Collections.shuffle(claims, random);

            assertThat(LogOdds.weigh(claims)).isEqualTo(weighing);
        }
    }

    @Test
    @DisplayName("a claim that is there twice with the same evidence changes nothing")
    void twice() {
        for (int i = 0; i < CASES; i++) {
            List<Claim> claims = claims();
            Weighing weighing = LogOdds.weigh(claims);

            claims.add(oneOf(claims));

            assertThat(LogOdds.weigh(claims)).isEqualTo(weighing);
        }
    }

    @Test
    @DisplayName("a probability of one half adds nothing to what is said already, whatever it rests on")
    void half() {
        for (int i = 0; i < CASES; i++) {
            List<Claim> claims = claims();
            Weighing weighing = LogOdds.weigh(claims);

            claims.add(new Claim(oneOf(claims).text(), 0.5, evidence()));

            Weighing more = LogOdds.weigh(claims);
            assertThat(more.decision().probability())
                    .isEqualTo(weighing.decision().probability());
            assertThat(more.decision().support()).isEqualTo(weighing.decision().support());
            assertThat(more.residualUncertainty()).isEqualTo(weighing.residualUncertainty());
            assertThat(more.weights()).isEqualTo(weighing.weights());
        }
    }

    @Test
    @DisplayName("opposite claims with equal support cancel")
    void opposites() {
        for (int i = 0; i < CASES; i++) {
            double probability = probability();
            List<ExperienceId> evidence = evidence();
            Claim claim = new Claim("Ada lives in Bern", probability, evidence);
            Claim denied = new Claim("Ada does not live in Bern", probability, evidence);
            Claim turned = new Claim("Ada lives in Bern.", 1 - probability, evidence);

            for (Claim opposite : List.of(denied, turned)) {
                Weighing weighing = LogOdds.weigh(List.of(claim, opposite));

                assertThat(weighing.decision().probability()).isEqualTo(0.5);
                assertThat(weighing.residualUncertainty()).isEqualTo(1);
            }
        }
    }

    @Test
    @DisplayName("more evidence for a claim never makes it less probable, and all figures keep their bounds")
    void monotone() {
        for (int i = 0; i < CASES; i++) {
            List<Claim> claims = new ArrayList<>(List.of(new Claim("Ada lives in Bern", probability(), evidence())));
            double before = LogOdds.weigh(claims).decision().probability();

            claims.add(new Claim("Ada lives in Bern", (5_000 + random.nextInt(5_000)) / 10_000.0, evidence()));

            Weighing weighing = LogOdds.weigh(claims);
            assertThat(weighing.decision().probability()).isBetween(before, Claim.MOST);
            assertThat(weighing.residualUncertainty()).isBetween(0.0, 1.0);
        }
    }
}
