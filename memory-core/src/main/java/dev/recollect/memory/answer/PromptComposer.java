// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.lens.LensUse;
import java.util.Optional;

/** The style goes into the one call that drafts; what comes is the answer. */
final class PromptComposer implements Composer {
    private final Responder responder;

    PromptComposer(Responder responder) {
        this.responder = responder;
    }

    @Override
    public Composed compose(Composition composition) {
        Draft draft = composition.heard(responder, composition.request().in(composition.style()));
        return new Composed(draft, draft.text(), Optional.empty(), LensUse.PROMPTED);
    }
}
