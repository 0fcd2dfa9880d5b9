// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The web page, from the jar: one document, and its style, scripts and icon beside it. */
final class PageRoutes implements Routes {
    /** Nothing but what this server sends, and no code within the document. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final int NOT_MODIFIED = 304;

    private final Map<String, PageFile> files =
            PageFile.all().stream().collect(Collectors.toMap(PageFile::name, Function.identity()));

    @Override
    public void addTo(RouteTable table) {
        table.get("/", context -> answer(context, PageFile.INDEX))
                .get("/page/{file}", context -> answer(context, context.pathParam("file")));
    }

    private void answer(Context context, String name) throws IOException {
        var unused = Exchange.withoutBody(context);
        PageFile file = Optional.ofNullable(files.get(name))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND.with("there is nothing at this address")));
        /* Asked for anew each time, and not sent where it is the same: a new version never meets parts of an old one. */
        context.header("Cache-Control", "no-cache").header("ETag", file.etag());
        context.header("Content-Security-Policy", POLICY);
        if (file.isAmong(context.header("If-None-Match"))) {
            context.status(NOT_MODIFIED);
        } else {
            context.contentType(file.mediaType()).result(file.bytes());
        }
    }
}
