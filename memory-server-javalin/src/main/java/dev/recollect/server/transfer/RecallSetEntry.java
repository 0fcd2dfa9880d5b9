// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.server.json.Times;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One turn or question of a recall set as it is written, and what it means. Confined to one thread. */
final class RecallSetEntry {
    private static final int MOST_EVIDENCE = 10_000;
    private static final Set<String> TEXTS = Set.of("id", "speaker", "at", "text");
    private static final Set<String> TEXTS_OR_NUMBERS = Set.of("session", "category");

    private final Map<String, String> values = new HashMap<>();
    private final List<String> evidence = new ArrayList<>();
    private Optional<InvalidInputException> problem = Optional.empty();

    private RecallSetEntry() {}

    /** Reads the object that begins, to its end, whatever is wrong with its values. */
    static RecallSetEntry read(RecallSetSyntax syntax) throws IOException {
        RecallSetEntry entry = new RecallSetEntry();
        while (syntax.nextField()) {
            entry.take(syntax);
        }
        return entry;
    }

    private void take(RecallSetSyntax syntax) throws IOException {
        JsonParser parser = syntax.parser();
        String field = syntax.field();
        JsonToken token = parser.currentToken();
        boolean number = token == JsonToken.VALUE_NUMBER_INT && TEXTS_OR_NUMBERS.contains(field);
        if (field.equals("evidence") && token == JsonToken.START_ARRAY) {
            takeEvidence(syntax);
        } else if (TEXTS.contains(field) || TEXTS_OR_NUMBERS.contains(field) || field.equals("evidence")) {
            if (number || (token == JsonToken.VALUE_STRING && !field.equals("evidence"))) {
                values.put(field, parser.getText());
            } else if (token != JsonToken.VALUE_NULL) {
                String wanted = field.equals("evidence") ? "a list of turn ids" : "a text";
                broken(field, "must be " + wanted + ", but " + syntax.was());
            }
            syntax.skip();
        } else {
            syntax.skip();
        }
    }

    private void takeEvidence(RecallSetSyntax syntax) throws IOException {
        JsonParser parser = syntax.parser();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                broken("evidence", "must be a list of turn ids, but one " + syntax.was());
                syntax.skip();
            } else if (evidence.size() == MOST_EVIDENCE) {
                broken("evidence", "must be at most " + MOST_EVIDENCE + " turn ids");
            } else {
                evidence.add(parser.getText());
            }
        }
    }

    private void broken(String field, String rule) {
        problem = Optional.of(problem.orElseGet(() -> new InvalidInputException(field, rule)));
    }

    void turn(String conversation, RecallSetHandler.Place place, RecallSetHandler handler) {
        RecallSetHandler.Turn turn;
        try {
            turn = new RecallSetHandler.Turn(
                    conversation,
                    required("id"),
                    Optional.ofNullable(values.get("session")),
                    Optional.ofNullable(values.get("speaker")),
                    moment(),
                    required("text"));
        } catch (InvalidInputException e) {
            handler.malformed(place, e.field() + " " + e.rule());
            return;
        }
        handler.turn(place, turn);
    }

    void question(String conversation, RecallSetHandler.Place place, RecallSetHandler handler) {
        RecallSetHandler.Question question;
        try {
            question = new RecallSetHandler.Question(
                    conversation, required("id"), required("text"), required("category"), evidence);
        } catch (InvalidInputException e) {
            handler.malformed(place, e.field() + " " + e.rule());
            return;
        }
        handler.question(place, question);
    }

    private String required(String field) {
        if (problem.isPresent()) {
            throw problem.get();
        }
        String value = values.get(field);
        if (value == null) {
            throw new InvalidInputException(field, "must be there, but is missing");
        }
        return field.equals("text") ? value : Limits.requireName(field, value);
    }

    private Instant moment() {
        return Times.parse("at", required("at"));
    }
}
