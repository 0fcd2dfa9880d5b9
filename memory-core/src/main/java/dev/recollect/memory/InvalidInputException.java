// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

/** An input that breaks a documented rule; names the field and the rule, and never repeats secrets or whole texts. */
public final class InvalidInputException extends MemoryException {
    private static final long serialVersionUID = 1L;
    private final String field;
    private final String rule;

    /**
     * Creates the exception.
     *
     * @param field the input's field, in the caller's vocabulary (snake_case)
     * @param rule what is allowed and what came, for instance {@code must be at most 200 characters, but has 317}
     */
    public InvalidInputException(String field, String rule) {
        super(field + " " + rule);
        this.field = field;
        this.rule = rule;
    }

    /**
     * The field that was wrong.
     *
     * @return its name in snake_case
     */
    public String field() {
        return field;
    }

    /**
     * What is allowed, and what came.
     *
     * @return the message without the field
     */
    public String rule() {
        return rule;
    }
}
