// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;

/** Until the process gets SIGTERM or SIGINT. */
final class ProcessLifetime implements Shell.Lifetime {
    @Override
    public int untilEnd(IntSupplier stop) {
        /* The JVM would end with 143 where a signal ends it; what was drained in good order ends with 0. */
        Thread hook = new Thread(() -> Runtime.getRuntime().halt(stop.getAsInt()), "recollect-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            new CountDownLatch(1).await();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Runtime.getRuntime().removeShutdownHook(hook);
            return stop.getAsInt();
        }
    }
}
