// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.chat;

/**
 * Hears an answer while it is written. Called on the thread that asked, never by two threads at once. What it throws ends
 * the answer: the model is not listened to any more, and whoever asked gets what was thrown.
 */
@FunctionalInterface
public interface ChatListener {
    /**
     * Hears the next piece.
     *
     * @param text not empty; begins and ends between characters. All pieces together are the answer
     */
    void delta(String text);

    /**
     * Hears that nothing is there yet; called every now and then while that is so, so that a listener who has nobody to
     * pass the answer on to any more can end it by throwing. Does nothing unless overridden.
     */
    default void waiting() {}
}
