// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.chat.ChatListener;

/** Lets a listener know that something is being written which it does not hear, so that one who has left ends it. */
final class Waiting implements ChatListener {
    private static final int PIECES = 32;

    private final ChatListener listener;
    private int heard;

    Waiting(ChatListener listener) {
        this.listener = listener;
    }

    @Override
    public void delta(String text) {
        if (heard++ % PIECES == 0) {
            listener.waiting();
        }
    }

    @Override
    public void waiting() {
        listener.waiting();
    }
}
