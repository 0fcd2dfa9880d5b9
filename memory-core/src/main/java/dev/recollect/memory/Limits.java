// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

/** The bounds of every input. Whoever takes an input checks it against these and answers with field, rule and value. */
public final class Limits {
    /** Characters (UTF-16 units) of a text, a prompt or a response unless configured otherwise. */
    public static final int TEXT_CHARS = 100_000;

    /**
     * Characters (UTF-16 units) of a text, a prompt or a response whatever is configured. Two exchanges of this size, one the
     * other's context, still fit the million characters that an embedding model takes at once.
     */
    public static final int TEXT_CHARS_MOST = 200_000;

    /** Characters of a recall's query. */
    public static final int QUERY_CHARS = 100_000;

    /** Characters of a tenant, user, session id, speaker or agent. */
    public static final int NAME_CHARS = 200;

    /** Entries in the caller's attributes. */
    public static final int ATTRIBUTES = 64;

    /** Characters of an attribute's key. */
    public static final int ATTRIBUTE_KEY_CHARS = 100;

    /** Characters of an attribute's value. */
    public static final int ATTRIBUTE_VALUE_CHARS = 2_000;

    /** Parents of one experience. */
    public static final int PARENTS = 200;

    /** Evidence entries of one experience. */
    public static final int EVIDENCE = 400;

    /** Sources and media entries of one experience, each. */
    public static final int SOURCES = 100;

    /** Characters of a URI. */
    public static final int URI_CHARS = 2_000;

    /** Experiences in one store transaction. */
    public static final int BATCH = 500;

    /** Memories of one recall. */
    public static final int TOP_K = 200;

    /** Experiences among which a place is counted where one is to be explained. */
    public static final int RANKED = 100_000;

    /** Items of one page of a listing. */
    public static final int PAGE = 200;

    /** Characters of an idempotency key. */
    public static final int KEY_CHARS = 500;

    /** Characters of the reason code of an erasure. */
    public static final int REASON_CHARS = 64;

    private Limits() {}

    /**
     * Checks a name: 1 to {@link #NAME_CHARS} characters, no control characters, well-formed UTF-16, not blank.
     *
     * @param field the field for the error
     * @param value what came
     * @return the value
     * @throws InvalidInputException if the rule is broken
     */
    public static String requireName(String field, String value) {
        requireSaid(field, value, NAME_CHARS);
        for (int i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                throw new InvalidInputException(
                        field, "must not hold control characters, but has one at position " + i);
            }
        }
        return value;
    }

    /**
     * Checks a text: at most {@code max} characters, no NUL, no lone surrogate. The empty text is allowed.
     *
     * @param field the field for the error
     * @param value what came
     * @param max the most characters (UTF-16 units) allowed
     * @return the value
     * @throws InvalidInputException if the rule is broken
     */
    public static String requireText(String field, String value, int max) {
        if (value.length() > max) {
            throw new InvalidInputException(field, "must be at most " + max + " characters, but has " + value.length());
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) {
                throw new InvalidInputException(field, "must not hold NUL, but has one at position " + i);
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new InvalidInputException(field, "must not hold a lone surrogate, but has one at position " + i);
            }
        }
        return value;
    }

    /**
     * Checks a text as {@link #requireText}, and that it is not blank.
     *
     * @param field the field for the error
     * @param value what came
     * @param max the most characters (UTF-16 units) allowed
     * @return the value
     * @throws InvalidInputException if the rule is broken
     */
    public static String requireSaid(String field, String value, int max) {
        if (requireText(field, value, max).isBlank()) {
            throw new InvalidInputException(field, "must not be blank");
        }
        return value;
    }

    /**
     * The beginning of a text, not cut within a character.
     *
     * @param text any well-formed text
     * @param most how many characters (UTF-16 units) to keep at most, 0 or more
     * @return the text itself if it is no longer
     */
    public static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean within = most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, within ? most - 1 : most);
    }

    /**
     * Checks a number against a closed range; NaN is outside every range.
     *
     * @param field the field for the error
     * @param value what came
     * @param min the least allowed
     * @param max the most allowed
     * @return the value
     * @throws InvalidInputException if the value lies outside
     */
    public static double requireRange(String field, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new InvalidInputException(field, "must be between " + min + " and " + max + ", but was " + value);
        }
        return value;
    }

    /**
     * Checks a count against a closed range.
     *
     * @param field the field for the error
     * @param value what came
     * @param min the least allowed
     * @param max the most allowed
     * @return the value
     * @throws InvalidInputException if the value lies outside
     */
    public static int requireRange(String field, int value, int min, int max) {
        if (value < min || value > max) {
            throw new InvalidInputException(field, "must be between " + min + " and " + max + ", but was " + value);
        }
        return value;
    }
}
