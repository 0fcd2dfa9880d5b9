// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.server.http.Access.MediaType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Bodies of requests, read up to a bound. */
final class Bodies {
    private static final String FIELD = "body";
    private static final int BUFFER_BYTES = 65_536;

    private Bodies() {}

    /**
     * Reads a whole body.
     *
     * @param request the request
     * @param type what it must be
     * @param maxBytes its most bytes
     * @throws ProblemException with status 413 or 415
     */
    static byte[] read(HttpServletRequest request, MediaType type, int maxBytes) throws IOException {
        requireType(request, type);
        if (request.getContentLengthLong() > maxBytes) {
            throw tooLarge(maxBytes);
        }
        byte[] body = request.getInputStream().readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            throw tooLarge(maxBytes);
        }
        return body;
    }

    /** Opens a body that is read piece by piece. */
    static InputStream open(HttpServletRequest request, MediaType type) throws IOException {
        requireType(request, type);
        return request.getInputStream();
    }

    /** Refuses a body where none belongs. */
    static void requireNone(HttpServletRequest request) throws IOException {
        boolean announced = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (announced && request.getInputStream().read() >= 0) {
            throw new InvalidInputException(FIELD, "must be empty for this method");
        }
    }

    /**
     * Reads on and throws away, so that a caller who is still sending gets to read the answer: a connection that is closed
     * with unread bytes is reset.
     */
    static void discard(HttpServletRequest request, long maxBytes) {
        if (request.getHeader("Expect") != null) {
            return; // such a caller waits for our answer before it sends
        }
        try {
            InputStream rest = request.getInputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            long left = maxBytes;
            int read = 0;
            while (left > 0 && read >= 0) {
                read = rest.read(buffer, 0, (int) Math.min(buffer.length, left));
                left -= read;
            }
        } catch (IOException e) {
            return; // gone, malformed or too slow: the answer is on its own
        }
    }

    private static void requireType(HttpServletRequest request, MediaType type) {
        if (!type.is(request.getContentType())) {
            throw new ProblemException(
                    Problem.UNSUPPORTED_MEDIA_TYPE.with("Content-Type", "must be " + type + " in UTF-8"),
                    Map.of("Accept", type.toString()));
        }
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new ProblemException(
                    Problem.UNSUPPORTED_MEDIA_TYPE.with("Content-Encoding", "must be absent"),
                    Map.of("Accept-Encoding", "identity"));
        }
    }

    private static ProblemException tooLarge(int maxBytes) {
        return new ProblemException(Problem.TOO_LARGE.with(FIELD, "must be at most " + maxBytes + " bytes"));
    }
}
