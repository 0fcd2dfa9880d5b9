// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.recall.RecallRequest;
import java.io.IOException;
import java.util.OptionalDouble;

/**
 * The least that is asked of a memory: a score, or that it is relevant.
 *
 * @param score the least score; empty for relevance
 */
@JsonDeserialize(using = LeastScore.Reading.class)
public record LeastScore(OptionalDouble score) {
    private static final String RELEVANT = "relevant";
    private static final String RULE = "must be a number from 0 to 1, or relevant";

    /**
     * Reads it as it is written on a command line.
     *
     * @param text a number, or {@code relevant}
     * @return what is asked
     * @throws InvalidInputException if it is neither
     */
    public static LeastScore of(String text) {
        if (text.equals(RELEVANT)) {
            return new LeastScore(OptionalDouble.empty());
        }
        try {
            return new LeastScore(OptionalDouble.of(Double.parseDouble(text)));
        } catch (NumberFormatException e) {
            throw new InvalidInputException("min_score", RULE);
        }
    }

    /**
     * Asks it of a request.
     *
     * @param request the request
     * @return the request with the least
     * @throws InvalidInputException if the score is not in [0, 1]
     */
    public RecallRequest addTo(RecallRequest request) {
        return score.isPresent() ? request.withMinScore(score.getAsDouble()) : request.withRelevantOnly();
    }

    /** Takes a number or the one word. */
    static final class Reading extends StdScalarDeserializer<LeastScore> {
        private static final long serialVersionUID = 1L;

        Reading() {
            super(LeastScore.class);
        }

        @Override
        public LeastScore deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken().isNumeric()) {
                return new LeastScore(OptionalDouble.of(parser.getDoubleValue()));
            }
            if (parser.hasToken(JsonToken.VALUE_STRING) && parser.getText().equals(RELEVANT)) {
                return new LeastScore(OptionalDouble.empty());
            }
            throw JsonMappingException.from(parser, RULE, new InvalidInputException("min_score", RULE));
        }
    }
}
