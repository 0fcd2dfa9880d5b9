// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.Memory;
import dev.recollect.server.config.Settings;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running HTTP server over a memory, which it does not own. Safe for use by multiple threads. */
public final class RecollectServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecollectServer.class);

    private final Javalin javalin;
    private final String host;
    private final int port;

    private RecollectServer(Javalin javalin, String host) {
        this.javalin = javalin;
        this.host = host;
        this.port = javalin.port();
    }

    /**
     * Starts a server; on return it answers.
     *
     * @param memory what it serves
     * @param settings its bounds, and what holds where a request says nothing
     * @param host a loopback address: there are no API keys yet, so nobody else may be let in
     * @param port 0 to 65535; 0 picks one that is free
     * @return the server
     * @throws InvalidInputException if host or port are not allowed
     * @throws ServerException if it cannot listen there
     */
    public static RecollectServer start(Memory memory, Settings settings, String host, int port) {
        return start(memory, settings, host, port, ServerLimits.DEFAULT);
    }

    static RecollectServer start(Memory memory, Settings settings, String host, int port, ServerLimits limits) {
        Limits.requireRange("port", port, 0, 65_535);
        if (!Access.isLoopback(host)) {
            throw new InvalidInputException(
                    "host",
                    "must be a loopback address such as 127.0.0.1, but was '" + host
                            + "': without API keys, which this version does not have yet, nobody else may be let in");
        }
        settings.warnings().forEach(LOG::warn);
        Javalin javalin = Javalin.create(config -> {
            Jetty.configure(config.jetty, host, port, limits);
            configure(config, new ErrorMapping(limits));
            var unused = routes(config.routes, resources(memory, settings, limits));
        });
        javalin.start();
        return new RecollectServer(javalin, host);
    }

    private static void configure(JavalinConfig config, ErrorMapping errors) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.prefer405over404 = true;
        config.requestLogger.http(RecollectServer::log);
        config.routes.before(context -> {
            SafeHeaders.ALL.forEach(context::header);
            Access.check(context.req());
            var unused = Percent.decode("path", context.path());
        });
        config.routes.exception(Exception.class, errors::answer);
        config.routes.exception(HttpResponseException.class, errors::answer);
        config.routes.error(Problem.TIMEOUT.status(), errors::timedOut);
        config.router.javaLangErrorHandler(ErrorMapping::fatal);
    }

    static List<Routes> resources(Memory memory, Settings settings, ServerLimits limits) {
        return List.of(
                new ChatRoutes(memory, settings),
                new MemoryRoutes(memory, settings),
                new BatchRoutes(memory, settings, limits),
                new ListRoutes(memory, settings),
                new UserRoutes(memory),
                new RecallRoutes(memory, settings),
                new SessionRoutes(memory, settings),
                new NarrativeRoutes(memory, settings),
                new AffectRoutes(memory, settings),
                new TrajectoryRoutes(memory),
                new GuardRoutes(settings),
                new StanceRoutes(memory, settings),
                new ViewRoutes(memory, settings),
                new FeedbackRoutes(memory, settings),
                new StatsRoutes(memory),
                new HealthRoutes(memory),
                new PageRoutes());
    }

    /** Adds the resources; the addresses and their methods. */
    static Map<String, Set<String>> routes(RoutesConfig routes, List<Routes> resources) {
        RouteTable table = new RouteTable(routes);
        resources.forEach(resource -> resource.addTo(table));
        return table.all();
    }

    /* The address as a pattern: ids and users are nobody's business here, and content never is. */
    private static void log(Context context, float millis) {
        HandlerType method = context.method();
        String pattern = context.endpoint().path;
        LOG.info(
                "{} {} {} {} ms",
                HandlerType.commonHttp().contains(method) ? method.name() : "-",
                pattern.startsWith("/") ? pattern : "-",
                context.statusCode(),
                Math.round(millis));
    }

    /**
     * The port it listens on.
     *
     * @return 1 to 65535
     */
    public int port() {
        return port;
    }

    /**
     * The address it listens on.
     *
     * @return for instance {@code http://127.0.0.1:8000}
     */
    public String url() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /**
     * Stops: takes no new requests, waits for those that run, up to 20 seconds, and ends. Closing again does nothing.
     *
     * @throws ServerException if requests still ran after that time; they were cut off
     */
    @Override
    public void close() {
        try {
            javalin.stop();
        } catch (JavalinException e) {
            throw new ServerException("the server did not stop in time; requests that still ran were cut off", e);
        }
    }
}
