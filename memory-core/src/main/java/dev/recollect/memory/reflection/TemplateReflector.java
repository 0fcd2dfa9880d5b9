// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.reflection;

import dev.recollect.memory.chat.Usage;
import dev.recollect.memory.reflection.Reflection.Author;
import java.util.Optional;

/** Reflects in figures: how many memories, how much of the answer rests on them. Repeats no content. Immutable. */
public final class TemplateReflector implements Reflector {
    /** Creates the reflector. */
    public TemplateReflector() {}

    @Override
    public Reflection on(Answered answered) {
        return new Reflection(text(answered), Author.TEMPLATE, Optional.empty(), Usage.NONE);
    }

    static String text(Answered answered) {
        int used = answered.used().size();
        String memories = used == 1 ? "1 memory" : used + " memories";
        String resting = used == 0
                ? ""
                : ": " + answered.resting() + " of " + answered.sentences()
                        + (answered.sentences() == 1 ? " sentence rests" : " sentences rest") + " on "
                        + (used == 1 ? "it" : "them");
        return "Answered with " + memories + " of " + answered.recalled() + " recalled" + resting + ". Tone: "
                + answered.style().tone() + ".";
    }
}
