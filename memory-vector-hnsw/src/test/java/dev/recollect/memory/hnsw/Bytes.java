// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

/** Looks for bytes in bytes. */
final class Bytes {
    private Bytes() {}

    static boolean contains(byte[] all, byte[] some) {
        for (int from = 0; from + some.length <= all.length; from++) {
            int same = 0;
            while (same < some.length && all[from + same] == some[same]) {
                same++;
            }
            if (same == some.length) {
                return true;
            }
        }
        return false;
    }
}
