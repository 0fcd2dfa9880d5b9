// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The addresses of the server. What answers GET answers HEAD too, and every address tells its methods to OPTIONS. */
final class RouteTable {
    private static final int NO_CONTENT = 204;

    private final RoutesConfig routes;
    private final Map<String, Set<String>> methods = new LinkedHashMap<>();

    RouteTable(RoutesConfig routes) {
        this.routes = routes;
    }

    RouteTable get(String path, Handler handler) {
        add(HandlerType.HEAD, path, handler);
        return add(HandlerType.GET, path, handler);
    }

    RouteTable post(String path, Handler handler) {
        return add(HandlerType.POST, path, handler);
    }

    RouteTable delete(String path, Handler handler) {
        return add(HandlerType.DELETE, path, handler);
    }

    private RouteTable add(HandlerType method, String path, Handler handler) {
        if (!methods.containsKey(path)) {
            methods.put(path, new TreeSet<>(Set.of(HandlerType.OPTIONS.name())));
            routes.options(path, context -> {
                Bodies.requireNone(context.req());
                context.status(NO_CONTENT).header("Allow", String.join(", ", methodsOf(path)));
            });
        }
        methodsOf(path).add(method.name());
        routes.addHttpHandler(method, path, handler);
        return this;
    }

    /** The addresses and their methods. */
    Map<String, Set<String>> all() {
        return Collections.unmodifiableMap(methods);
    }

    private Set<String> methodsOf(String path) {
        return methods.getOrDefault(path, Set.of());
    }
}
