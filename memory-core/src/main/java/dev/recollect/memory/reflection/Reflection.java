// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.reflection;

import dev.recollect.memory.chat.Usage;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.remember.RememberRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is noted after an answer: which memories it used, and to what effect. Immutable.
 *
 * @param text the note
 * @param author who wrote it
 * @param fallback why the template wrote it though the model was asked; empty if that is not so
 * @param usage tokens it took
 */
public record Reflection(String text, Author author, Optional<String> fallback, Usage usage) {
    /** Who writes reflections. */
    public enum Author {
        /** A template, which repeats no content. */
        TEMPLATE,
        /** The language model. */
        MODEL;

        /**
         * The name that goes out.
         *
         * @return the name in lower case
         */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An observation of the agent, derived from the exchange, with the used memories as evidence.
     *
     * @param exchange what was just answered
     * @param used the memories the answer used
     * @return what to remember
     */
    public RememberRequest on(Experience exchange, List<ExperienceId> used) {
        var request = RememberRequest.text(exchange.scope(), text)
                .type(ExperienceType.OBSERVATION)
                .provenance(Provenance.of(Provenance.AGENT, Provenance.Method.REFLECT))
                .parents(List.of(exchange.id()))
                .evidence(used.stream().map(Evidence::of).toList());
        Optional<String> session = exchange.sessionId();
        session.ifPresent(request::session);
        return request.build();
    }
}
