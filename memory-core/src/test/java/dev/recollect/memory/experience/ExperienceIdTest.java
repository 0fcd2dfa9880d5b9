// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperienceIdTest {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @ParameterizedTest
    @DisplayName("an id is written as it was read, from the least to the greatest")
    @ValueSource(
            strings = {
                "exp_00000000000000000000000000",
                "exp_00000000000000000000000001",
                "exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C",
                "exp_0000000000000ZZZZZZZZZZZZZ",
                "exp_7ZZZZZZZZZZZZZZZZZZZZZZZZZ"
            })
    void writtenAsRead(String value) {
        assertThat(new ExperienceId(value).value()).isEqualTo(value);
        assertThat(new ExperienceId(value)).hasToString(value);
    }

    @Test
    @DisplayName("ids sort, and are equal, as their written forms")
    void orderOfStrings() {
        Random random = new Random(11);
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            written.add(random(random));
        }
        List<ExperienceId> ids =
                new ArrayList<>(written.stream().map(ExperienceId::new).toList());

        Collections.sort(written);
        Collections.sort(ids);

        assertThat(ids).extracting(ExperienceId::value).containsExactlyElementsOf(written);
        assertThat(new ExperienceId(written.get(7)))
                .isEqualTo(ids.get(7))
                .hasSameHashCodeAs(ids.get(7))
                .isNotEqualTo(ids.get(8));
    }

    private static String random(Random random) {
        StringBuilder value = new StringBuilder("exp_").append(random.nextInt(8));
        while (value.length() < 30) {
            value.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return value.toString();
    }

    @ParameterizedTest
    @DisplayName("what is not exp_ and a ULID is refused by name and value")
    @ValueSource(
            strings = {
                "",
                "exp_",
                "exp_8ZZZZZZZZZZZZZZZZZZZZZZZZZ",
                "exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3",
                "exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3CD",
                "EXP_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C",
                "exp_01j8zq4t5n6v7w8x9y0z1a2b3c",
                "exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3U",
                "exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3\u0661",
                "exp_-1J8ZQ4T5N6V7W8X9Y0Z1A2B3C"
            })
    void refused(String value) {
        assertThat(ExperienceId.isId(value)).isFalse();
        assertThatThrownBy(() -> new ExperienceId(value))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("experience_id")
                .hasMessageContaining("'" + value + "'");
    }
}
