// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.reflection;

/** Writes a note after each answer: which memories it used, and to what effect. Safe for use by multiple threads. */
public interface Reflector {
    /**
     * Reflects; may block on a model. A model that fails is no failure: the template writes, and the reflection says so.
     *
     * @param answered the answer
     * @return the reflection
     */
    Reflection on(Answered answered);
}
