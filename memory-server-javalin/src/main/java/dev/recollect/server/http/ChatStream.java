// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.Memory;
import dev.recollect.memory.answer.Answer;
import dev.recollect.memory.answer.AnswerListener;
import dev.recollect.memory.answer.AnswerRequest;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.server.json.ChatJson;
import io.javalin.http.Context;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer that is sent while it is made: {@code memories}, then {@code delta}s, then {@code done}; or {@code error}, after
 * which nothing comes, and with which nothing is stored. Confined to one thread.
 */
final class ChatStream implements AnswerListener {
    private static final Logger LOG = LoggerFactory.getLogger(ChatStream.class);

    private final EventStream events;

    ChatStream(Context context) {
        events = new EventStream(context);
    }

    /** Answers. What fails before the first event is thrown, so that the answer can be a problem. */
    void answer(Memory memory, AnswerRequest request) {
        try {
            Answer answer = memory.answer(request, this);
            events.send("done", ChatJson.of(answer));
        } catch (ClientGoneException e) {
            LOG.info("a client left before its answer was whole");
        } catch (RuntimeException e) {
            if (!events.begun()) {
                throw e;
            }
            fail(e);
        }
    }

    private void fail(RuntimeException failure) {
        try {
            events.send("error", ErrorMapping.problemOf(failure).problem());
        } catch (ClientGoneException e) {
            LOG.info("a client left before it was told what failed");
        }
    }

    @Override
    public void recalled(List<Recalled> memories, Answer.Affects affect) {
        events.send("memories", ChatJson.Recalled.of(memories, affect));
    }

    @Override
    public void delta(String text) {
        events.send("delta", new ChatJson.Delta(text));
    }

    @Override
    public void waiting() {
        events.comment();
    }
}
