// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.server.json.Json;
import dev.recollect.server.json.ProblemJson;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Words what goes wrong before a request reaches a resource: a malformed address, a header too large, overload. */
final class JettyErrors extends ErrorHandler {
    private static final String RETRY_SECONDS = "1";

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        ProblemJson problem = problem(request, response);
        byte[] body = Json.bytes(problem);
        response.setStatus(problem.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ErrorMapping.MEDIA_TYPE);
        SafeHeaders.ALL.forEach(response.getHeaders()::put);
        if (problem.status() == 503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
        }
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private static ProblemJson problem(Request request, Response response) {
        Object cause = request.getAttribute(ERROR_EXCEPTION);
        int status = cause instanceof HttpException malformed ? malformed.getCode() : response.getStatus();
        ProblemJson problem = Problem.ofStatus(status);
        return status == 503 ? problem.withDetail("too many requests at once, or the server is stopping") : problem;
    }
}
