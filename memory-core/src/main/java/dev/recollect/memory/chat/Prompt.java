// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Instructions to a model: a text of ours that is kept as a resource and has a version in its name. It holds no data; what
 * the instructions speak of goes into the messages as {@link DataBlock}. Immutable.
 *
 * @param id name and version, for instance {@code answer-1}
 * @param text the instructions, without space around them
 */
public record Prompt(String id, String text) {
    /**
     * Reads a prompt that lies beside a class.
     *
     * @param owner the class beside which {@code id.txt} lies
     * @param id name and version
     * @return the prompt
     * @throws IllegalStateException if the jar does not hold it
     */
    public static Prompt of(Class<?> owner, String id) {
        String name = id + ".txt";
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " must be in the jar, but is not");
            }
            return new Prompt(id, new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name, e);
        }
    }
}
