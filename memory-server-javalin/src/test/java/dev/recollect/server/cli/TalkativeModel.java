// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recollect.memory.tck.ChatReply;
import dev.recollect.memory.tck.ScriptedChatServer;
import java.util.Map;

/** A language model of a few rules behind OpenAI's protocol: what it is asked to do it tells by the instructions. */
final class TalkativeModel {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private TalkativeModel() {}

    /** Drafts as told, rewrites kindly, but once with another time, and notes and narrates in one sentence. */
    static ScriptedChatServer start(Map<String, String> drafts) {
        return ScriptedChatServer.start().answering(request -> ChatReply.of(reply(request.body(), drafts)));
    }

    private static String reply(String body, Map<String, String> drafts) {
        JsonNode messages = messages(body);
        String system = messages.get(0).get("content").asText();
        String user = messages.get(1).get("content").asText();
        if (system.startsWith("You rewrite the draft")) {
            String draft = user.substring(user.indexOf("<draft>") + 7, user.indexOf("</draft>"));
            return draft.contains("platform") ? draft.replace("14:30", "15:30") : "Gladly. " + draft;
        }
        if (system.startsWith("You keep the notes")) {
            return "The answer drew on what was said before.";
        }
        if (system.startsWith("You are an assistant with a memory")) {
            return drafts.getOrDefault(user, "I see.");
        }
        return "They spoke about the journey and about Ana.";
    }

    private static JsonNode messages(String body) {
        try {
            return MAPPER.readTree(body).get("messages");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("JSON expected, but was " + body, e);
        }
    }
}
