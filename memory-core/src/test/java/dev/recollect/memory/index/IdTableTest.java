// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.experience.ExperienceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A table of ids")
class IdTableTest {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @ParameterizedTest
    @ValueSource(ints = {3, 40, 3_000})
    @DisplayName("says what a map says, whatever comes and goes")
    void asAMap(int distinct) {
        Random random = new Random(distinct);
        List<ExperienceId> ids = ids(distinct, random);
        IdTable table = new IdTable();
        Map<ExperienceId, Integer> expected = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            ExperienceId id = ids.get(random.nextInt(distinct));
            if (random.nextInt(5) < 3) {
                table.put(id, step);
                expected.put(id, step);
            } else {
                table.remove(id);
                expected.remove(id);
            }

            ExperienceId asked = ids.get(random.nextInt(distinct));
            assertThat(table.get(asked)).isEqualTo(expected.getOrDefault(asked, -1));
        }
        assertThat(table.size()).isEqualTo(expected.size());
        ids.forEach(id -> assertThat(table.get(id)).isEqualTo(expected.getOrDefault(id, -1)));
    }

    /* Some that count up, as ids of one moment do, and some of other moments. */
    private static List<ExperienceId> ids(int count, Random random) {
        List<ExperienceId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String end = i % 2 == 0 ? "0".repeat(8) : Integer.toString(random.nextInt(10_000_000, 99_999_999));
            StringBuilder id = new StringBuilder("exp_01J8ZQ4T5N" + end);
            for (int at = 0, rest = i; at < 8; at++, rest /= 32) {
                id.insert(22, DIGITS.charAt(rest % 32));
            }
            ids.add(new ExperienceId(id.toString()));
        }
        return ids;
    }
}
