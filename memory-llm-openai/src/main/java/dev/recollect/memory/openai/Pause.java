// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.openai;

import java.time.Duration;

/** How to let time pass; tests do not. */
@FunctionalInterface
interface Pause {
    /**
     * Waits.
     *
     * @param duration how long
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    void of(Duration duration) throws InterruptedException;
}
