// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All signals of one memory, as plain numbers: a recall reads those of hundreds and shows those of few. Immutable. */
final class Signals extends AbstractMap<Signal, Double> {
    static final List<Signal> ALL = List.of(Signal.values());

    private final double[] values;

    /** In the order of {@link #ALL}; the array is kept. */
    Signals(double... values) {
        if (values.length != ALL.size()) {
            throw new IllegalArgumentException("there must be " + ALL.size() + " signals, but are " + values.length);
        }
        this.values = values;
    }

    double of(Signal signal) {
        return values[signal.ordinal()];
    }

    @Override
    public Double get(Object signal) {
        return signal instanceof Signal known ? of(known) : null;
    }

    @Override
    public boolean containsKey(Object signal) {
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
