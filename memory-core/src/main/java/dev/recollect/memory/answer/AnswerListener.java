// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.chat.ChatListener;
import dev.recollect.memory.recall.Recalled;
import java.util.List;

/**
 * Hears an answer while it is made: first what was recalled, then the response in pieces, preface and references included.
 * Called on the thread that asked. If it throws, nothing is stored, the model is not listened to any more, and whoever
 * asked gets what was thrown.
 */
public interface AnswerListener extends ChatListener {
    /**
     * Hears what the answer will rest on; called once, before anything else.
     *
     * @param memories the memories that the responder gets, best first; {@code [n]} in the answer is the n-th
     * @param affect the affects of which the answer's style is made
     */
    void recalled(List<Recalled> memories, Answer.Affects affect);
}
