// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.Locale;

/** What kind of fact style must not touch. */
public enum FactKind {
    /** An amount, with its unit where it has one; also the place in an order. */
    NUMBER,
    /** A day, a month, a weekday, a day told from today. */
    DATE,
    /** A time of the day. */
    TIME,
    /** A name, or a word that is written like one. */
    NAME,
    /** An address of a page or of a person. */
    LINK,
    /** Code, commands, identifiers, versions. */
    CODE,
    /** Words between quotation marks. */
    QUOTE,
    /** A member of a list, or of an enumeration. */
    LIST_ITEM,
    /** The mark of a memory, such as [1]. */
    CITATION,
    /** That something is not so. */
    NEGATION,
    /** Whether something is so for sure, maybe, should be, must be. */
    MODALITY,
    /** All, some, most, only, at least, about. */
    QUANTIFIER,
    /** More or less, before or after. */
    COMPARISON,
    /** A circumstance: why, by what. */
    CIRCUMSTANCE;

    /**
     * The name that goes out.
     *
     * @return the name in lower case
     */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
