// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Fields without which a request makes no sense. */
final class Required {
    private Required() {}

    static <T> T of(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidInputException(field, "is required");
        }
        return value;
    }
}
