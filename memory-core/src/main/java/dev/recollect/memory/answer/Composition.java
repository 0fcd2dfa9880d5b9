// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.lens.Preface;
import dev.recollect.memory.lens.Style;
import java.util.Optional;

/**
 * What an answer is composed from.
 *
 * @param request what the draft is written from, without a style
 * @param style how the answer is to sound
 * @param preface the words that would stand before the draft
 * @param listener who hears it while it is made, if anybody does
 */
record Composition(DraftRequest request, Style style, Optional<Preface> preface, Optional<AnswerListener> listener) {
    void tell(String text) {
        if (!text.isEmpty()) {
            listener.ifPresent(ears -> ears.delta(text));
        }
    }

    /** A draft that is heard while it is written. */
    Draft heard(Responder responder, DraftRequest from) {
        return listener.map(ears -> responder.respond(from, ears)).orElseGet(() -> responder.respond(from));
    }

    /** A draft that nobody hears yet. */
    Draft unheard(Responder responder) {
        return listener.map(ears -> responder.respond(request, new Waiting(ears)))
                .orElseGet(() -> responder.respond(request));
    }
}
