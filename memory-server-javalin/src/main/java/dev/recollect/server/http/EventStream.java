// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.server.json.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * An answer as server-sent events, each on the wire when it is sent. Until the first is, nothing is, and the answer can
 * still be another. Confined to one thread.
 */
final class EventStream {
    private static final String MEDIA_TYPE = "text/event-stream";
    private static final String COMMENT = ":\n\n";

    private final Context context;
    private boolean begun;

    EventStream(Context context) {
        this.context = context;
    }

    boolean begun() {
        return begun;
    }

    /**
     * Sends an event.
     *
     * @param name its name
     * @param document its data, which JSON keeps on one line
     * @throws ClientGoneException if nobody reads any more
     */
    void send(String name, Object document) {
        write("event: " + name + "\ndata: " + Json.write(document) + "\n\n");
    }

    /**
     * Sends what clients ignore: it keeps the connection alive, and finds out whether there still is one.
     *
     * @throws ClientGoneException if nobody reads any more
     */
    void comment() {
        write(COMMENT);
    }

    private void write(String text) {
        try {
            if (!begun) {
                begun = true;
                context.status(200).contentType(MEDIA_TYPE).header("X-Accel-Buffering", "no");
            }
            OutputStream out = context.res().getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
    }
}
