// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.narrative;

import dev.recollect.memory.chat.ChatException;
import dev.recollect.memory.chat.ChatModel;
import dev.recollect.memory.chat.ChatRequest;
import dev.recollect.memory.chat.ChatResponse;
import java.util.HashSet;
import java.util.Set;

/** A model whose calls can be given up, because a memory that is closed must not wait for them. Safe for use by multiple threads. */
final class StoppableModel implements ChatModel {
    private final ChatModel model;
    private final Set<Thread> asking = new HashSet<>();
    private boolean stopped;

    StoppableModel(ChatModel model) {
        this.model = model;
    }

    @Override
    public String id() {
        return model.id();
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        enter();
        try {
            return model.chat(request);
        } finally {
            leave();
        }
    }

    private synchronized void enter() {
        if (stopped) {
            throw new ChatException("the memory is being closed", true);
        }
        asking.add(Thread.currentThread());
    }

    /* The interruption was for the call alone, and may come after it has ended. */
    private synchronized void leave() {
        asking.remove(Thread.currentThread());
        if (stopped) {
            var unused = Thread.interrupted();
        }
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /** Gives up the calls that run, and all later ones. */
    synchronized void stop() {
        stopped = true;
        asking.forEach(Thread::interrupt);
    }
}
