// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.openai;

import dev.recollect.memory.chat.ChatModel;
import dev.recollect.memory.tck.ChatModelContract;
import dev.recollect.memory.tck.ChatReply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/* Each piece is one UTF-16 unit: pieces break within characters too. */
class OpenAiChatModelContractTest extends ChatModelContract {
    private final List<Asking> asked = new ArrayList<>();

    private ChatModel before(ChatReply reply) {
        Asking asking = new Asking();
        asked.add(asking);
        asking.server.always(reply);
        return asking.model();
    }

    @AfterEach
    void close() {
        asked.forEach(Asking::close);
    }

    @Override
    protected ChatModel answering(String text) {
        return before(ChatReply.of(text.split("")));
    }

    @Override
    protected ChatModel failing(boolean retryable) {
        return before(ChatReply.of(retryable ? 503 : 400, "{\"error\":{\"message\":\"no\"}}"));
    }
}
