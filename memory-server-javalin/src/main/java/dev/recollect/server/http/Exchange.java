// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.Scope;
import dev.recollect.server.http.Access.MediaType;
import dev.recollect.server.json.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request and its answer, in the terms that resources use. Confined to one thread. */
final class Exchange {
    static final String JSON = "application/json";
    private static final String USER_HEADER = "X-User-Id";

    private final Context context;
    private final QueryString query;

    private Exchange(Context context, QueryString query) {
        this.context = context;
        this.query = query;
    }

    /** A request without a body. */
    static Exchange withoutBody(Context context, String... parameters) throws IOException {
        QueryString query = QueryString.of(context.queryString(), Set.of(parameters));
        Bodies.requireNone(context.req());
        return new Exchange(context, query);
    }

    /** A request with a body. */
    static Exchange withBody(Context context) {
        return new Exchange(context, QueryString.of(context.queryString(), Set.of()));
    }

    QueryString query() {
        return query;
    }

    <T> T body(Class<T> shape, int maxBytes) throws IOException {
        return Json.read(Bodies.read(context.req(), MediaType.JSON, maxBytes), shape);
    }

    /** What holds where the body is empty. */
    <T> T bodyOr(T nothing, Class<T> shape, int maxBytes) throws IOException {
        byte[] body = Bodies.read(context.req(), MediaType.JSON, maxBytes);
        return body.length == 0 ? nothing : Json.read(body, shape);
    }

    InputStream lines() throws IOException {
        return Bodies.open(context.req(), MediaType.NDJSON);
    }

    String path(String parameter) {
        return Limits.requireText(parameter, context.pathParam(parameter), Limits.URI_CHARS);
    }

    /** Whose memory the request is about: what body or path name, the query, and the header must not differ. */
    Scope scope(@Nullable String named) {
        Set<String> users = new LinkedHashSet<>();
        if (named != null) {
            users.add(named);
        }
        users.addAll(query.users());
        users.addAll(fromHeader());
        users.forEach(user -> Limits.requireName(QueryString.USER, user));
        if (users.size() > 1) {
            throw new InvalidInputException(
                    QueryString.USER, "must be the same in path, body, query and header " + USER_HEADER);
        }
        return Scope.ofUser(users.stream().findFirst().orElse(Scope.DEFAULT_NAME));
    }

    private List<String> fromHeader() {
        List<String> values = Collections.list(context.req().getHeaders(USER_HEADER));
        values.forEach(value -> {
            if (value.chars().anyMatch(c -> c >= 0x80)) {
                throw new InvalidInputException(
                        USER_HEADER, "must be ASCII; other names are welcome in body or query as user");
            }
        });
        return values;
    }

    void answer(int status, Object document) {
        answer(context, status, JSON, document);
    }

    static void answer(Context context, int status, String mediaType, Object document) {
        context.status(status).contentType(mediaType).result(Json.bytes(document));
    }
}
