// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link ScriptedChatServer} answers to one request. Immutable.
 *
 * @param status the HTTP status; 0 to send nothing at all
 * @param headers further header lines, for instance {@code Retry-After: 2}
 * @param body the body as it is; empty where it is made of the pieces
 * @param pieces the answer's text, piece by piece; in one where no stream was asked for
 * @param finish why the model ends, as OpenAI names it; empty to leave it out
 * @param usage whether the tokens are reported: 11 read, 7 written
 * @param comments whether a comment, as keeps connections alive, comes before every event of a stream
 * @param end how it ends
 */
public record ChatReply(
        int status,
        List<String> headers,
        Optional<String> body,
        List<String> pieces,
        String finish,
        boolean usage,
        boolean comments,
        End end) {
    /** How a reply ends. */
    public enum End {
        /** As it should. */
        WHOLE,
        /** The connection is closed after the pieces, before the end. */
        CUT,
        /** After the pieces nothing more comes until the client closes the connection. */
        HANGING
    }

    /** Copies the lists. */
    public ChatReply {
        headers = List.copyOf(headers);
        pieces = List.copyOf(pieces);
    }

    /**
     * An answer.
     *
     * @param pieces its text
     * @return a reply with status 200 that ends as it should
     */
    public static ChatReply of(String... pieces) {
        return new ChatReply(200, List.of(), Optional.empty(), List.of(pieces), "stop", true, false, End.WHOLE);
    }

    /**
     * A body as it is.
     *
     * @param status the HTTP status
     * @param body the body, JSON or not
     * @return a reply that ends as it should
     */
    public static ChatReply of(int status, String body) {
        return new ChatReply(status, List.of(), Optional.of(body), List.of(), "", false, false, End.WHOLE);
    }

    /**
     * Silence.
     *
     * @return a reply of which not even the status comes
     */
    public static ChatReply silence() {
        return of(0, "").hanging();
    }

    /**
     * The same with a header line more.
     *
     * @param line name, colon and value
     * @return a copy
     */
    public ChatReply header(String line) {
        List<String> all = new ArrayList<>(headers);
        all.add(line);
        return new ChatReply(status, all, body, pieces, finish, usage, comments, end);
    }

    /**
     * The same with another reason to end.
     *
     * @param reason as OpenAI names it; empty to leave it out
     * @return a copy
     */
    public ChatReply finish(String reason) {
        return new ChatReply(status, headers, body, pieces, reason, usage, comments, end);
    }

    /**
     * The same without tokens reported.
     *
     * @return a copy
     */
    public ChatReply withoutUsage() {
        return new ChatReply(status, headers, body, pieces, finish, false, comments, end);
    }

    /**
     * The same with comments between the events of a stream.
     *
     * @return a copy
     */
    public ChatReply withComments() {
        return new ChatReply(status, headers, body, pieces, finish, usage, true, end);
    }

    /**
     * The same, cut off.
     *
     * @return a copy
     */
    public ChatReply cut() {
        return new ChatReply(status, headers, body, pieces, finish, usage, comments, End.CUT);
    }

    /**
     * The same, falling silent after the pieces.
     *
     * @return a copy
     */
    public ChatReply hanging() {
        return new ChatReply(status, headers, body, pieces, finish, usage, comments, End.HANGING);
    }
}
