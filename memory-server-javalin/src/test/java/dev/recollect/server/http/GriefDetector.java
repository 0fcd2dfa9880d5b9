// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.answer.ChatResponder;
import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.tck.ScriptedChatModel;
import java.util.List;

/** Hears grief in one word, and nothing in the others. */
final class GriefDetector implements AffectDetector {
    /** A server that answers through a chat model and hears grief. */
    static Served answering(ScriptedChatModel model) {
        return Served.with()
                .memory(builder -> builder.responder(new ChatResponder(model)).detector(new GriefDetector()))
                .start();
    }

    @Override
    public String id() {
        return "listener";
    }

    @Override
    public AffectReading read(String text, Embedding passage) {
        return text.contains("hate")
                ? new AffectReading(new Affect(-0.7, 0.6, -0.3), List.of("grief"), 0.8, 0.9, id())
                : AffectReading.neutral(id());
    }
}
