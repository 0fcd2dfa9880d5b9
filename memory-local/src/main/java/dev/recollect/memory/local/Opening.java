// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** Undoes what was opened so far, last first, unless the whole succeeds. Confined to one opening. */
final class Opening implements AutoCloseable {
    private final Deque<Runnable> undo = new ArrayDeque<>();

    void onFailure(Runnable step) {
        undo.push(step);
    }

    void succeeded() {
        undo.clear();
    }

    @Override
    public void close() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }
}
