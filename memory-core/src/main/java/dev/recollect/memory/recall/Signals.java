// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A number for every signal: a recall reads those of hundreds of memories and shows those of few. Immutable. */
final class Signals extends AbstractMap<Signal, Double> {
    static final List<Signal> ALL = List.of(Signal.values());

    private final double[] values;

    private Signals(double[] values) {
        this.values = values;
    }

    /** What a function tells of each signal. */
    static Signals of(ToDoubleFunction<Signal> value) {
        double[] values = new double[ALL.size()];
        for (int place = 0; place < values.length; place++) {
            values[place] = value.applyAsDouble(ALL.get(place));
        }
        return new Signals(values);
    }

    @SuppressWarnings("EnumOrdinal") // values lie in the order of the constants, here and nowhere else
    double of(Signal signal) {
        return values[signal.ordinal()];
    }

    @Override
    public @Nullable Double get(@Nullable Object signal) {
        return signal instanceof Signal known ? of(known) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object signal) {
        return signal instanceof Signal;
    }

    @Override
    public Set<Map.Entry<Signal, Double>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<Signal, Double>> iterator() {
                return ALL.stream().map(signal -> Map.entry(signal, of(signal))).iterator();
            }

            @Override
            public int size() {
                return values.length;
            }
        };
    }
}
