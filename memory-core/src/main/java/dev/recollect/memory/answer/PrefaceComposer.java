// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.lens.LensUse;

/** Preface first, then the draft as it comes, byte for byte. */
final class PrefaceComposer implements Composer {
    private static final String PARAGRAPH = "\n\n";

    private final Responder responder;
    private final LensUse lens;

    PrefaceComposer(Responder responder, LensUse lens) {
        this.responder = responder;
        this.lens = lens;
    }

    @Override
    public Composed compose(Composition composition) {
        String before = before(composition);
        composition.tell(before);
        Draft draft = composition.heard(responder, composition.request());
        return new Composed(draft, before + draft.text(), composition.preface(), lens);
    }

    /** An answer around a draft that is there already and was not heard. */
    static Composed around(Draft draft, Composition composition, LensUse lens) {
        String text = before(composition) + draft.text();
        composition.tell(text);
        return new Composed(draft, text, composition.preface(), lens);
    }

    private static String before(Composition composition) {
        return composition.preface().map(words -> words.text() + PARAGRAPH).orElse("");
    }
}
