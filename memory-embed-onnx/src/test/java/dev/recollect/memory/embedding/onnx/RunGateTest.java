// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.embedding.EmbeddingException;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The gate before the model")
@Timeout(60)
class RunGateTest {

    private static final List<Integer> INPUTS = IntStream.range(0, 200).boxed().toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    @DisplayName("yields results in the order of the inputs and never lets more runs through than it may")
    void bounded(int runs) {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        try (RunGate gate = new RunGate(runs, "test")) {
            List<CompletableFuture<List<Integer>>> batches = IntStream.range(0, 4)
                    .mapToObj(batch -> CompletableFuture.supplyAsync(
                            () -> gate.map(INPUTS, input -> {
                                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                                Thread.onSpinWait();
                                now.decrementAndGet();
                                return input * 2;
                            }),
                            work -> new Thread(work).start()))
                    .toList();

            assertThat(batches)
                    .allSatisfy(batch -> assertThat(batch.join())
                            .isEqualTo(INPUTS.stream().map(input -> input * 2).toList()));
        }
        assertThat(most.get()).isBetween(1, runs);
    }

    @Test
    @DisplayName("spreads one batch over the runs that are free")
    void spreads() {
        CyclicBarrier both = new CyclicBarrier(2);

        try (RunGate gate = new RunGate(2, "test")) {
            List<String> threads = gate.map(List.of(1, 2), input -> {
                meet(both); // passes only if the two runs happen at once
                return Thread.currentThread().getName();
            });

            assertThat(threads).doesNotHaveDuplicates().anyMatch(name -> name.startsWith("test-"));
        }
    }

    @Test
    @DisplayName("passes a failure on, begins nothing after it, and works on afterwards")
    void failure() {
        AtomicInteger begun = new AtomicInteger();

        try (RunGate gate = new RunGate(1, "test")) {
            assertThatThrownBy(() -> gate.map(INPUTS, input -> {
                        begun.incrementAndGet();
                        if (input == 3) {
                            throw new EmbeddingException("three");
                        }
                        return input;
                    }))
                    .isInstanceOf(EmbeddingException.class)
                    .hasMessage("three");

            assertThat(begun).hasValue(4);
            assertThat(gate.map(INPUTS, input -> input)).isEqualTo(INPUTS);
        }
    }

    @Test
    @DisplayName("passes an error on as it is")
    void error() {
        try (RunGate gate = new RunGate(2, "test")) {
            assertThatThrownBy(() -> gate.map(INPUTS, input -> {
                        throw new StackOverflowError("deep");
                    }))
                    .isInstanceOf(StackOverflowError.class)
                    .hasMessage("deep");
        }
    }

    @Test
    @DisplayName("does nothing for no inputs")
    void nothing() {
        try (RunGate gate = new RunGate(3, "test")) {
            assertThat(gate.map(List.of(), input -> input)).isEmpty();
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new AssertionError("the other run never came", e);
        }
    }
}
