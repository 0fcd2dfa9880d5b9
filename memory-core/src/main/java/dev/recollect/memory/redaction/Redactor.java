// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.redaction;

/** Takes secrets out of a text. Pure; safe for use by multiple threads. */
public interface Redactor {
    /**
     * Replaces each secret by a mark that names its kind. The text around it stays as it is, character for character;
     * redacting the result again changes nothing. Takes time in proportion to the length of the text.
     *
     * @param text any text
     * @return the text without secrets, and what kinds were there
     */
    Redaction redact(String text);
}
