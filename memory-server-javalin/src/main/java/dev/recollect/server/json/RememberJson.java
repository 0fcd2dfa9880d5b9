// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.remember.RememberRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something to remember: {@code text}, or {@code prompt} and {@code response}.
 *
 * @param text what was said or noted
 * @param prompt what was asked
 * @param response what was answered
 * @param user whose memory
 * @param sessionId the session; the current one if absent
 * @param speaker who speaks
 * @param occurredAt when it happened; now if absent
 * @param type {@code occurrence} if absent
 * @param idempotencyKey the same key again stores nothing
 * @param parents what it was derived from
 * @param attributes the caller's own
 */
public record RememberJson(
        @Nullable String text,
        @Nullable String prompt,
        @Nullable String response,
        @Nullable String user,
        @Nullable String sessionId,
        @Nullable String speaker,
        @Nullable String occurredAt,
        @Nullable String type,
        @Nullable String idempotencyKey,
        @Nullable List<String> parents,
        @Nullable Map<String, String> attributes) {
    /**
     * The request.
     *
     * @param scope whose memory
     * @return the request; texts are still to be checked when it is remembered
     * @throws InvalidInputException if a field breaks a rule
     */
    public RememberRequest toRequest(Scope scope) {
        return toBuilder(scope).build();
    }

    /**
     * The request, to be completed.
     *
     * @param scope whose memory
     * @return a builder with everything that was said
     * @throws InvalidInputException if a field breaks a rule
     */
    public RememberRequest.Builder toBuilder(Scope scope) {
        RememberRequest.Builder request = content(scope);
        Optional.ofNullable(sessionId).ifPresent(value -> request.session(Limits.requireName("session_id", value)));
        Optional.ofNullable(speaker).ifPresent(value -> request.speaker(Limits.requireName("speaker", value)));
        Times.parseIfThere("occurred_at", occurredAt).ifPresent(request::occurredAt);
        Optional.ofNullable(type).map(ExperienceType::of).ifPresent(request::type);
        Optional.ofNullable(idempotencyKey).ifPresent(value -> request.key(checkedKey(value)));
        Optional.ofNullable(parents).ifPresent(value -> request.parents(ids(value)));
        Optional.ofNullable(attributes).ifPresent(request::attributes);
        return request;
    }

    private RememberRequest.Builder content(Scope scope) {
        if (text != null) {
            if (prompt != null || response != null) {
                throw new InvalidInputException("text", "must not come with prompt or response");
            }
            return RememberRequest.text(scope, text);
        }
        if (prompt == null && response == null) {
            throw new InvalidInputException("text", "is required, or prompt and response");
        }
        return RememberRequest.exchange(scope, Required.of("prompt", prompt), Required.of("response", response));
    }

    private static String checkedKey(String key) {
        if (key.isBlank()) {
            throw new InvalidInputException("idempotency_key", "must not be blank");
        }
        return Limits.requireText("idempotency_key", key, Limits.KEY_CHARS);
    }

    private static List<ExperienceId> ids(List<String> parents) {
        if (parents.size() > Limits.PARENTS) {
            throw new InvalidInputException(
                    "parents", "must be at most " + Limits.PARENTS + ", but are " + parents.size());
        }
        try {
            return parents.stream().map(ExperienceId::new).toList();
        } catch (InvalidInputException e) {
            throw new InvalidInputException("parents", e.rule());
        }
    }
}
