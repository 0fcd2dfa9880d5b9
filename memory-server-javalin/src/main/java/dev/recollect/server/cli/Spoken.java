// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.answer.Answer;
import dev.recollect.memory.answer.AnswerListener;
import dev.recollect.memory.recall.Recalled;
import java.util.List;

/** Prints an answer while it is made; gives it up where nobody reads it any more. Confined to one thread. */
final class Spoken implements AnswerListener {
    private final Output out;
    private boolean open;

    Spoken(Output out) {
        this.out = out;
    }

    @Override
    public void recalled(List<Recalled> memories, Answer.Affects affect) {}

    @Override
    public void delta(String text) {
        String shown = MemoryPrinter.shownLines(text);
        if (!shown.isEmpty()) {
            out.part(shown);
            open = !shown.endsWith("\n");
        }
        out.flush();
        requireReader();
    }

    @Override
    public void waiting() {
        requireReader();
    }

    /** Ends the line, if one is open. */
    void endLine() {
        if (open) {
            out.line("");
            open = false;
        }
    }

    private void requireReader() {
        if (out.abandoned()) {
            throw new AbandonedException();
        }
    }
}
