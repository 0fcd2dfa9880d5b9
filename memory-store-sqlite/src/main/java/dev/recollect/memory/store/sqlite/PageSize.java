// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import java.util.List;
import java.util.function.ToLongFunction;

/** How much a page holds: few enough entries that no read lasts long, few enough bytes that it fits in memory. */
final class PageSize {
    static final int MOST = 1_000;

    static final long MOST_BYTES = 16 << 20;

    /* The bytes of the text of the experience e; the database knows them without reading the text. */
    static final String BYTES_OF_E = "coalesce(octet_length(e.text), 0)"
            + " + coalesce(octet_length(e.prompt), 0) + coalesce(octet_length(e.response), 0)";

    private PageSize() {}

    /* How many of the entries, from the first, make a page: one at least, however large. */
    static <T> int within(int most, List<T> entries, ToLongFunction<T> bytes) {
        long total = 0;
        int count = 0;
        for (T entry : entries) {
            total += bytes.applyAsLong(entry);
            if (count == most || (count > 0 && total > MOST_BYTES)) {
                return count;
            }
            count++;
        }
        return count;
    }
}
