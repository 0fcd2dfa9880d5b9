// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import java.util.ArrayList;
import java.util.List;

/** OpenAI's chat protocol, as a server writes it. */
final class ChatProtocol {
    private static final String HEAD = "\"id\":\"chatcmpl-1\",\"created\":1,\"model\":\"scripted\",";
    private static final String USAGE = "\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":7,\"total_tokens\":18}";

    private ChatProtocol() {}

    /** A whole answer. */
    static String whole(ChatReply reply) {
        String finish = reply.finish().isEmpty() ? "" : ",\"finish_reason\":" + quoted(reply.finish());
        return "{" + HEAD
                + "\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                + "\"content\":" + quoted(String.join("", reply.pieces())) + "}" + finish + "}]"
                + (reply.usage() ? "," + USAGE : "") + "}";
    }

    /** The events of a stream, up to where it breaks off if it does. */
    static List<String> events(ChatReply reply) {
        List<String> events = new ArrayList<>();
        events.add(event(reply, choice("{\"role\":\"assistant\",\"content\":\"\"}", "null")));
        for (String piece : reply.pieces()) {
            events.add(event(reply, choice("{\"content\":" + quoted(piece) + "}", "null")));
        }
        if (reply.end() != ChatReply.End.WHOLE) {
            return events;
        }
        if (!reply.finish().isEmpty()) {
            events.add(event(reply, choice("{}", quoted(reply.finish()))));
        }
        if (reply.usage()) {
            events.add(event(reply, "\"choices\":[]," + USAGE));
        }
        events.add("data: [DONE]\n\n");
        return events;
    }

    private static String choice(String delta, String finish) {
        return "\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finish + "}]";
    }

    private static String event(ChatReply reply, String rest) {
        return (reply.comments() ? ": keep-alive\n\n" : "") + "data: {" + HEAD + "\"object\":\"chat.completion.chunk\","
                + rest + "}\n\n";
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
