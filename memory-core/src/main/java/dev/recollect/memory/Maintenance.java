// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The background work of a memory, on few daemon threads, so that what asks a language model holds up nothing else. */
final class Maintenance {
    private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);

    private static final int THREADS = 2;

    private final Duration interval;
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "recollect-maintenance");
        thread.setDaemon(true);
        return thread;
    });

    Maintenance(Duration interval) {
        this.interval = interval;
    }

    /** Starts repeating a piece of work; without an interval, does nothing. */
    void start(Runnable work) {
        if (!interval.isZero()) {
            long millis = interval.toMillis();
            var unused = executor.scheduleWithFixedDelay(() -> attempt(work), millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    /* What fails now is tried again at the next turn; a failed turn must not end the schedule. */
    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (MemoryException e) {
            LOG.warn("background work failed and will be tried again: {}", e.getMessage());
        } catch (IllegalStateException e) {
            LOG.debug("background work met the end: {}", e.getMessage());
        }
    }

    void close() {
        executor.shutdown();
    }
}
