// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.openai;

import dev.recollect.memory.MemoryException;
import dev.recollect.memory.chat.ChatException;
import java.time.Duration;
import java.util.Optional;

/** One attempt failed; never leaves this package. */
final class AttemptException extends MemoryException {
    private static final long serialVersionUID = 1L;

    private final ChatException failure;
    private final boolean again;
    private final transient Optional<Duration> pause;

    AttemptException(ChatException failure, boolean again, Optional<Duration> pause) {
        super(String.valueOf(failure.getMessage()));
        this.failure = failure;
        this.again = again;
        this.pause = pause;
    }

    AttemptException(ChatException failure) {
        this(failure, false, Optional.empty());
    }

    /** What whoever asked is told. */
    ChatException failure() {
        return failure;
    }

    /** Whether to try again at once or after the pause. */
    boolean again() {
        return again;
    }

    /** How long the provider asked to wait. */
    Optional<Duration> pause() {
        return pause;
    }
}
