// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import io.javalin.config.JettyConfig;
import java.io.IOException;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The set-up of the server below the resources: threads, bounds, stopping in order. */
final class Jetty {
    /** For accepting, selecting, and saying no. */
    private static final int OTHER_THREADS = 16;

    private Jetty() {}

    static void configure(JettyConfig jetty, String host, int port, ServerLimits limits) {
        QueuedThreadPool threads = new QueuedThreadPool(limits.running() + OTHER_THREADS, OTHER_THREADS);
        threads.setName("recollect-http");
        jetty.threadPool = threads;
        jetty.modifyServer(server -> {
            server.setErrorHandler(new JettyErrors());
            server.setStopTimeout(limits.drain().toMillis());
            server.insertHandler(overload(limits));
            server.insertHandler(new GracefulHandler());
        });
        jetty.modifyServletContextHandler(context -> context.setErrorHandler((Request.Handler) new JettyErrors()));
        jetty.addConnector((server, http) -> connector(server, http, host, port, limits));
    }

    private static QoSHandler overload(ServerLimits limits) {
        QoSHandler handler = new QoSHandler();
        handler.setMaxRequestCount(limits.running());
        handler.setMaxSuspendedRequestCount(limits.waiting());
        handler.setMaxSuspend(limits.patience());
        handler.exclude(PathSpec.from("/health"));
        return handler;
    }

    /* Opened here, so that a port that is taken is an exception and not a report in the log. */
    private static Connector connector(
            Server server, HttpConfiguration http, String host, int port, ServerLimits limits) {
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(limits.idle().toMillis());
        connector.setShutdownIdleTimeout(limits.linger().toMillis());
        try {
            connector.open();
        } catch (IOException e) {
            throw new ServerException(
                    "cannot listen on " + host + ":" + port + " (" + e.getMessage()
                            + "): choose another port, or 0 for any that is free",
                    e);
        }
        return connector;
    }
}
