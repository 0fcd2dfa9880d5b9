// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.openai;

import dev.recollect.memory.chat.ChatResponse;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/*
 * Not the client's own retrying: that one waits eight seconds where the provider asks for thirty, tries again after a
 * time-out, and cannot be told that a listener has gone.
 */
/**
 * Tries again what may pass: after as long as the provider asks for, else after 0.5 s doubled each time up to 8 s, less up
 * to a quarter by chance. Immutable.
 *
 * @param most how often to try again
 * @param pause lets time pass
 * @param random where chance comes from
 */
record Retries(int most, Pause pause, RandomGenerator random) {
    /** Who asks to be left alone for longer is not asked again. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final int DOUBLINGS = 4;
    private static final double JITTER = 0.25;

    /** Something that can be tried more than once. */
    @FunctionalInterface
    interface Attempt {
        /** Tries; an {@link AttemptException} says whether to try again. */
        ChatResponse make() throws InterruptedException;
    }

    /**
     * Runs attempts until one succeeds, or none can be made any more.
     *
     * @param attempt what to do
     * @param idle runs now and then while this waits
     * @throws dev.recollect.memory.chat.ChatException the failure of the last attempt
     * @throws InterruptedException if the thread is interrupted while this waits
     */
    ChatResponse run(Attempt attempt, Runnable idle) throws InterruptedException {
        for (int done = 0; ; done++) {
            try {
                return attempt.make();
            } catch (AttemptException e) {
                int tried = done;
                Duration wait = e.pause().orElseGet(() -> backoff(tried));
                if (!e.again() || done >= most || wait.compareTo(LONGEST_PAUSE) > 0) {
                    throw e.failure();
                }
                LOG.warn("{}; trying again in {} ms", e.getMessage(), wait.toMillis());
                await(wait, idle);
            }
        }
    }

    private Duration backoff(int tried) {
        double factor = (1L << Math.min(tried, DOUBLINGS)) * (1 - JITTER * random.nextDouble());
        return Duration.ofNanos((long) (FIRST.toNanos() * factor));
    }

    private void await(Duration wait, Runnable idle) throws InterruptedException {
        Duration left = wait;
        while (left.compareTo(Duration.ZERO) > 0) {
            Duration part = left.compareTo(Running.TICK) < 0 ? left : Running.TICK;
            pause.of(part);
            left = left.minus(part);
            idle.run();
        }
    }
}
