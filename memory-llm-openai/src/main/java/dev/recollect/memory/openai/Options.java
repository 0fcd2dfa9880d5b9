// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.openai;

import java.time.Duration;
import java.util.Optional;

/**
 * What a model is asked with. Immutable; what it prints has no key.
 *
 * @param address where the provider is
 * @param key the API key, if there is one
 * @param keyName how messages call the key
 * @param model the model's name
 * @param temperature in [0, 2]
 * @param maxTokens the most tokens of an answer
 * @param maxChars the most characters of an answer
 * @param timeout how long a call may take; of a stream, how long it may be silent
 */
record Options(
        Address address,
        Optional<String> key,
        String keyName,
        String model,
        double temperature,
        int maxTokens,
        int maxChars,
        Duration timeout) {
    @Override
    public String toString() {
        return model + " at " + address.place();
    }
}
