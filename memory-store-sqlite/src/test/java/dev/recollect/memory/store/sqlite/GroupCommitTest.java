// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Batches that wait while another is committed")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class GroupCommitTest {
    private static final int MOST = 6;
    private static final String BAD = "bad";

    private final List<List<String>> committed = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);
    private final GroupCommit<String, String> commits =
            new GroupCommit<>(MOST, Runnable::run, this::transaction, () -> new IllegalStateException("interrupted"));

    /* The first waits until it is let through; what is bad makes all of its transaction fail. */
    private List<String> transaction(List<String> things) {
        begun.countDown();
        await(open);
        if (things.contains(BAD)) {
            throw new IllegalArgumentException("one is bad");
        }
        committed.add(things);
        return things.stream().map(thing -> thing + " stored").toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("must not be interrupted", e);
        }
    }

    private static <T> CompletableFuture<T> beside(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task).start());
    }

    /* Returns once the first is being committed. */
    private CompletableFuture<List<String>> first() {
        CompletableFuture<List<String>> outcome = beside(() -> commits.commit(List.of("first")));
        await(begun);
        return outcome;
    }

    /* Returns once it waits. */
    private CompletableFuture<List<String>> commit(String... things) {
        int before = commits.waiting();
        CompletableFuture<List<String>> outcome = beside(() -> commits.commit(List.of(things)));
        while (commits.waiting() == before) {
            Thread.onSpinWait();
        }
        return outcome;
    }

    @Test
    @DisplayName("are committed in one transaction, in the order in which they came, each to its own outcome")
    void together() {
        var first = first();
        var two = commit("a", "b");
        var three = commit("c", "d", "e");
        open.countDown();

        assertThat(first.join()).containsExactly("first stored");
        assertThat(two.join()).containsExactly("a stored", "b stored");
        assertThat(three.join()).containsExactly("c stored", "d stored", "e stored");
        assertThat(committed).containsExactly(List.of("first"), List.of("a", "b", "c", "d", "e"));
    }

    @Test
    @DisplayName("are split where they are more than a transaction may have, but never one batch")
    void bounded() {
        var all = Stream.of(
                        first(),
                        commit("a", "b", "c"),
                        commit("d", "e", "f", "g"),
                        commit("h", "i", "j", "k", "l", "m", "n"))
                .toList();
        open.countDown();

        all.forEach(CompletableFuture::join);
        assertThat(committed)
                .containsExactly(
                        List.of("first"),
                        List.of("a", "b", "c"),
                        List.of("d", "e", "f", "g"),
                        List.of("h", "i", "j", "k", "l", "m", "n"));
    }

    @Test
    @DisplayName("fail only for their own sake")
    void ownFailures() {
        var first = first();
        var good = commit("good");
        var bad = commit(BAD);
        var late = commit("late");
        open.countDown();

        assertThat(Stream.of(first, good, late).map(CompletableFuture::join)).hasSize(3);
        assertThatThrownBy(bad::join).hasRootCauseMessage("one is bad");
        assertThat(committed).containsExactly(List.of("first"), List.of("good"), List.of("late"));
    }

    @Test
    @DisplayName("fail together where there is no turn to be had, and the next ones are stored")
    void noTurn() {
        List<String> stored = new ArrayList<>();
        GroupCommit<String, String> unlucky = new GroupCommit<>(
                MOST,
                work -> {
                    if (stored.isEmpty()) {
                        stored.add("nothing");
                        throw new IllegalStateException("no turn");
                    }
                    work.run();
                },
                things -> things,
                IllegalStateException::new);

        assertThatThrownBy(() -> unlucky.commit(List.of("a"))).hasMessage("no turn");
        assertThat(unlucky.commit(List.of("b"))).containsExactly("b");
    }

    @Test
    @DisplayName("are not stored where their thread is interrupted before they are begun")
    void interrupted() throws InterruptedException {
        var first = first();
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                commits.commit(List.of("interrupted"));
                failure.complete(new AssertionError("must be interrupted"));
            } catch (IllegalStateException e) {
                failure.complete(e);
            }
        });
        waiting.start();
        while (commits.waiting() == 0) {
            Thread.onSpinWait();
        }

        waiting.interrupt();
        assertThat(failure.join()).hasMessage("interrupted");
        open.countDown();
        first.join();
        waiting.join();

        assertThat(commits.commit(List.of("next"))).containsExactly("next stored");
        assertThat(committed).containsExactly(List.of("first"), List.of("next"));
    }

    @Test
    @DisplayName("are stored although the thread that would have stored them is interrupted in its wait for the turn")
    void interruptedLeader() {
        List<Thread> leaders = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch leadsSecond = new CountDownLatch(1);
        GroupCommit<String, String> led = new GroupCommit<>(
                MOST,
                work -> {
                    leaders.add(Thread.currentThread());
                    if (leaders.size() == 2) {
                        leadsSecond.countDown();
                        waitForever();
                    }
                    work.run();
                },
                this::transaction,
                IllegalStateException::new);
        var first = beside(() -> led.commit(List.of("first")));
        await(begun);
        var two = List.of(beside(() -> led.commit(List.of("a"))), beside(() -> led.commit(List.of("b"))));
        while (led.waiting() < 2) {
            Thread.onSpinWait();
        }

        open.countDown();
        await(leadsSecond);
        leaders.get(1).interrupt();

        assertThat(first.join()).containsExactly("first stored");
        assertThat(two.stream()
                        .map(one -> one.handle((outcome, failure) -> failure == null)
                                .join()))
                .containsExactlyInAnyOrder(true, false);
        assertThat(committed).hasSize(2);
    }

    private static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("gave up", e);
        }
    }

    @Test
    @DisplayName("get each its own outcome, however many threads there are")
    void underLoad() {
        open.countDown();
        var all = IntStream.range(0, 8)
                .mapToObj(thread -> beside(() -> IntStream.range(0, 500)
                        .mapToObj(i -> thread + "-" + i)
                        .allMatch(thing -> commits.commit(List.of(thing)).equals(List.of(thing + " stored")))))
                .toList();

        assertThat(all).allMatch(CompletableFuture::join);
        assertThat(committed.stream().flatMap(List::stream)).hasSize(4_000).doesNotHaveDuplicates();
    }
}
