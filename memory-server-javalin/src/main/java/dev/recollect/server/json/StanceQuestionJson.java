// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.stance.Claim;
import dev.recollect.memory.stance.LogOdds;
import dev.recollect.memory.stance.StanceRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question and the claims to be weighed on it.
 *
 * @param question what is to be decided, required
 * @param claims what is claimed, required
 * @param method {@code log_odds}, also if absent
 * @param user whose memory
 * @param sessionId the session; the current one if absent
 */
public record StanceQuestionJson(
        @Nullable String question,
        @Nullable List<ClaimJson> claims,
        @Nullable String method,
        @Nullable String user,
        @Nullable String sessionId) {
    /**
     * The request.
     *
     * @param scope whose memory
     * @return the request
     * @throws InvalidInputException if a field breaks a rule
     */
    public StanceRequest toRequest(Scope scope) {
        String asked = StanceRequest.requireQuestion(Required.of("question", question));
        if (method != null && !method.equals(LogOdds.NAME)) {
            throw new InvalidInputException("method", "must be " + LogOdds.NAME);
        }
        List<ClaimJson> claimed = Required.of("claims", claims);
        if (claimed.size() > LogOdds.CLAIMS) {
            throw new InvalidInputException("claims", "must be 1 to " + LogOdds.CLAIMS + ", but are " + claimed.size());
        }
        List<Claim> read = new ArrayList<>();
        for (int i = 0; i < claimed.size(); i++) {
            read.add(claimed.get(i).toClaim("claims[" + i + "]."));
        }
        return new StanceRequest(scope, asked, read, Optional.ofNullable(sessionId));
    }
}
