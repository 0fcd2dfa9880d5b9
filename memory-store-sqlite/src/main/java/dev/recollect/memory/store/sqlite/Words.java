// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The terms of a text, counted. Immutable by agreement. */
record Words(SortedMap<String, Integer> frequencies, int length) {
    static Words of(List<String> terms) {
        SortedMap<String, Integer> frequencies = new TreeMap<>();
        terms.forEach(term -> frequencies.merge(term, 1, Integer::sum));
        return new Words(frequencies, terms.size());
    }
}
