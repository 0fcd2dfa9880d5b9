// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.stance;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A question and the claims to be weighed on it. Immutable.
 *
 * @param scope whose memory
 * @param question what is to be decided, not blank, at most {@value #QUESTION_CHARS} characters
 * @param claims 1 to {@link LogOdds#CLAIMS}, resting on at most {@link Limits#PARENTS} experiences together
 * @param session the session; the current one if empty
 */
public record StanceRequest(Scope scope, String question, List<Claim> claims, Optional<String> session) {
    /** The most characters of a question. */
    public static final int QUESTION_CHARS = 800;

    /**
     * Checks the bounds.
     *
     * @throws InvalidInputException if one is broken
     */
    public StanceRequest {
        requireQuestion(question);
        claims = List.copyOf(claims);
        if (claims.isEmpty() || claims.size() > LogOdds.CLAIMS) {
            throw new InvalidInputException("claims", "must be 1 to " + LogOdds.CLAIMS + ", but are " + claims.size());
        }
        int support = supportOf(claims).size();
        if (support > Limits.PARENTS) {
            throw new InvalidInputException(
                    "claims", "must rest on at most " + Limits.PARENTS + " experiences together, but do on " + support);
        }
        session.ifPresent(value -> Limits.requireName("session_id", value));
    }

    /**
     * Checks a question.
     *
     * @param question what came
     * @return the question
     * @throws InvalidInputException if it is blank, too long or malformed
     */
    public static String requireQuestion(String question) {
        return Limits.requireSaid("question", question, QUESTION_CHARS);
    }

    /**
     * The experiences that the claims rest on.
     *
     * @return each once, ascending
     */
    public List<ExperienceId> support() {
        return supportOf(claims);
    }

    static List<ExperienceId> supportOf(List<Claim> claims) {
        TreeSet<ExperienceId> all = new TreeSet<>();
        claims.forEach(claim -> all.addAll(claim.evidence()));
        return List.copyOf(all);
    }

    /**
     * The same request with other texts.
     *
     * @param change what is done to question and claims, for instance taking secrets out
     * @return a copy
     */
    public StanceRequest withTexts(UnaryOperator<String> change) {
        return new StanceRequest(
                scope,
                change.apply(question),
                claims.stream()
                        .map(claim -> new Claim(change.apply(claim.text()), claim.probability(), claim.evidence()))
                        .toList(),
                session);
    }
}
