// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.reflection;

import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.lens.Style;
import dev.recollect.memory.remember.RememberRequest;
import java.util.List;
import java.util.Optional;

/**
 * Notes after each answer which memories it used and how it sounded, from a template: an observation of the agent, derived
 * from the exchange, with the used memories as evidence. It repeats no content. Immutable.
 */
public final class Reflector {
    /** Creates the reflector. */
    public Reflector() {}

    /**
     * The reflection on an exchange.
     *
     * @param exchange what was just answered, with its session
     * @param used the memories the answer cites
     * @param recalled how many memories were recalled
     * @param style how the answer sounded
     * @return what to remember
     */
    public RememberRequest on(Experience exchange, List<ExperienceId> used, int recalled, Style style) {
        String text = "Answered with " + counted(used.size()) + " of " + recalled + " recalled, in " + style.tone()
                + " tone.";
        var request = RememberRequest.text(exchange.scope(), text)
                .type(ExperienceType.OBSERVATION)
                .provenance(Provenance.of(Provenance.AGENT, Provenance.Method.REFLECT))
                .parents(List.of(exchange.id()))
                .evidence(used.stream().map(Evidence::of).toList());
        Optional<String> session = exchange.sessionId();
        session.ifPresent(request::session);
        return request.build();
    }

    private static String counted(int used) {
        return used == 1 ? "1 memory" : used + " memories";
    }
}
