// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Clients of a server, each on a thread of its own, that remember something and recall it, round after round, until they
 * are closed or something goes wrong.
 */
final class Asking implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("exp_[0-9A-Z]{26}");

    private final ServerProcess server;
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final List<AtomicInteger> rounds = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    private Asking(ServerProcess server) {
        this.server = server;
    }

    /** What the server acknowledged: an experience, and the word that only its text has. */
    record Told(String id, String word) {}

    static Asking start(ServerProcess server, int clients) {
        Asking asking = new Asking(server);
        for (int client = 0; client < clients; client++) {
            String name = "qxc" + client;
            AtomicInteger count = new AtomicInteger();
            asking.rounds.add(count);
            asking.threads.add(new Thread(() -> asking.ask(name, count), name));
        }
        asking.threads.forEach(Thread::start);
        return asking;
    }

    private void ask(String name, AtomicInteger count) {
        try {
            while (!stopped) {
                Told one = remember(name + "z" + count.get());
                if (!server.recall(one.word()).contains(one.id())) {
                    throw new AssertionError("the server does not recall " + one);
                }
                told.add(one);
                count.incrementAndGet();
            }
        } catch (AssertionError | RuntimeException e) {
            failures.add(e);
        }
    }

    private Told remember(String word) {
        String answer = server.remember("I lost the " + word + " in the garden");
        Matcher id = ID.matcher(answer);
        if (!id.find()) {
            throw new AssertionError("expected an id, but the server answers " + answer);
        }
        return new Told(id.group(), word);
    }

    /** How many rounds each client has done. */
    List<Integer> rounds() {
        return rounds.stream().map(AtomicInteger::get).toList();
    }

    /** Waits until each client has done one more round than now, or one has failed. */
    void awaitRound() {
        List<Integer> before = rounds();
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> isPast(before) || !failures.isEmpty());
    }

    /** Whether each client has done more rounds than at some time. */
    boolean isPast(List<Integer> before) {
        List<Integer> now = rounds();
        return IntStream.range(0, now.size()).allMatch(i -> now.get(i) > before.get(i));
    }

    /** What was acknowledged, in order. */
    List<Told> told() {
        return List.copyOf(told);
    }

    List<Throwable> failures() {
        return List.copyOf(failures);
    }

    /** Lets each client end its round. */
    @Override
    public void close() {
        stopped = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
        }
    }
}
