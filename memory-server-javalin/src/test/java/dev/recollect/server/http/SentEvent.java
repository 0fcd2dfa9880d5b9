// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One server-sent event. */
record SentEvent(String name, JsonNode data) {
    /** The events of a body, comments left out. */
    static List<SentEvent> of(Reply reply) {
        reply.expect(200);
        assertThat(reply.header("Content-Type")).isEqualTo("text/event-stream");
        return of(reply.body());
    }

    static List<SentEvent> of(String body) {
        List<SentEvent> events = new ArrayList<>();
        for (String block : body.split("\n\n", -1)) {
            if (!block.isEmpty() && !block.equals(":")) {
                String[] lines = block.split("\n", -1);
                assertThat(lines).as(block).hasSize(2);
                assertThat(lines[0]).startsWith("event: ");
                assertThat(lines[1]).startsWith("data: ");
                events.add(new SentEvent(
                        lines[0].substring("event: ".length()),
                        Reply.of(200, lines[1].substring("data: ".length())).json()));
            }
        }
        return events;
    }

    /** The texts of all deltas, joined. */
    static String text(List<SentEvent> events) {
        StringBuilder text = new StringBuilder();
        events.stream()
                .filter(event -> event.name().equals("delta"))
                .forEach(event -> text.append(event.data().get("text").asText()));
        return text.toString();
    }
}
