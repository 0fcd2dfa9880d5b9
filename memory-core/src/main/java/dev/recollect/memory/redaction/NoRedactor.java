// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.redaction;

/** The named choice of not redacting: every text stays as it is. Immutable. */
public final class NoRedactor implements Redactor {
    /** Creates the redactor. */
    public NoRedactor() {}

    @Override
    public Redaction redact(String text) {
        return Redaction.untouched(text);
    }
}
