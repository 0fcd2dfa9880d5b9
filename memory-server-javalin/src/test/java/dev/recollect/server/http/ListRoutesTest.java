// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The listing of memories")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListRoutesTest {
    private static final int ALL = 53;

    private final Served served = Served.start();

    /* Seven days, so that many memories have the same moment and the id decides. */
    @BeforeAll
    void fill() {
        String[] lines = IntStream.range(0, ALL)
                .mapToObj(i -> "{\"text\":\"text " + i + "\",\"user\":\"ada\",\"session_id\":\"" + i % 2
                        + "\",\"occurred_at\":\"2023-01-0" + (1 + i % 7) + "T00:00:00Z\"}")
                .toArray(String[]::new);
        assertThat(served.batch(lines).json().get("accepted").asInt()).isEqualTo(ALL);
        served.remember("bob", "not ada's");
    }

    @AfterAll
    void close() {
        served.close();
    }

    private List<JsonNode> walk(String query) {
        List<JsonNode> items = new ArrayList<>();
        JsonNode page = served.get("/api/memories?user=ada" + query).expect(200).json();
        page.get("items").forEach(items::add);
        while (!page.get("next_cursor").isNull()) {
            page = served.get("/api/memories?user=ada" + query + "&cursor="
                            + page.get("next_cursor").asText())
                    .expect(200)
                    .json();
            assertThat(page.get("items")).isNotEmpty();
            page.get("items").forEach(items::add);
        }
        return items;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 20, 53, 200})
    @DisplayName("page by page it holds everything once, newest first, ties by id")
    void pages(int limit) {
        List<JsonNode> items = walk("&limit=" + limit);

        List<String> order = items.stream()
                .map(item -> item.get("occurred_at").asText()
                        + item.get("experience_id").asText())
                .toList();
        assertThat(order).hasSize(ALL).doesNotHaveDuplicates();
        assertThat(order).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(items.get(0).has("score")).isFalse();
        assertThat(items.get(0).has("relevant")).isFalse();
    }

    @Test
    @DisplayName("a page has twenty items unless asked otherwise")
    void defaultLimit() {
        assertThat(served.get("/api/memories?user=ada").json().get("items")).hasSize(20);
    }

    @Test
    @DisplayName("filters hold over pages")
    void filters() {
        assertThat(walk("&limit=5&session_id=1"))
                .hasSize(26)
                .allSatisfy(item -> assertThat(item.get("session_id").asText()).isEqualTo("1"));
        assertThat(walk("&from=2023-01-03T00:00:00Z&to=2023-01-04T00:00:00Z")).hasSize(8);
        assertThat(walk("&type=occurrence&methods=capture,import")).hasSize(ALL);
        assertThat(walk("&type=observation")).isEmpty();
        assertThat(walk("&methods=reflect")).isEmpty();
        assertThat(walk("&min_valence=-0.5&max_valence=0.5")).hasSize(ALL);
        assertThat(walk("&min_valence=0.5")).isEmpty();
    }

    @Test
    @DisplayName("what is remembered meanwhile neither repeats nor hides an item")
    void pagesStayPut() {
        JsonNode first = served.get("/api/memories?user=ada&limit=30").json();
        served.batch("{\"text\":\"newer\",\"user\":\"ada\",\"session_id\":\"2\"}");

        JsonNode second = served.get("/api/memories?user=ada&limit=30&cursor="
                        + first.get("next_cursor").asText())
                .json();

        List<String> seen = new ArrayList<>(first.get("items").findValuesAsText("experience_id"));
        seen.addAll(second.get("items").findValuesAsText("experience_id"));
        assertThat(seen).hasSize(ALL).doesNotHaveDuplicates();
        served.delete("/api/memories/"
                + served.get("/api/memories?user=ada&session_id=2")
                        .json()
                        .get("items")
                        .get(0)
                        .get("experience_id")
                        .asText()
                + "?user=ada");
    }
}
