// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.Set;

/** What the small words say on which statements hang; the words themselves lie in marks.txt. */
enum Mark {
    AT_MOST(FactKind.QUANTIFIER),
    /** A limit that is named. */
    LIMIT(FactKind.QUANTIFIER),
    AT_LEAST(FactKind.QUANTIFIER),
    LATEST(FactKind.QUANTIFIER),
    EARLIEST(FactKind.QUANTIFIER),
    OVER(FactKind.QUANTIFIER),
    /** Above an amount, or about it: "over". */
    BEYOND(FactKind.QUANTIFIER),
    BELOW(FactKind.QUANTIFIER),
    UNDER(FactKind.QUANTIFIER),
    NO_LONGER(FactKind.NEGATION),
    NOT_YET(FactKind.NEGATION),
    /** Says nothing, though it looks as if. */
    IDIOM(FactKind.CIRCUMSTANCE),
    SURELY(FactKind.MODALITY),
    ONLY(FactKind.QUANTIFIER),
    JUST(FactKind.QUANTIFIER),
    EXACTLY(FactKind.QUANTIFIER),
    ABOUT(FactKind.QUANTIFIER),
    MOST(FactKind.QUANTIFIER),
    OTHER(FactKind.QUANTIFIER),
    /** How often, or of how many: "every two days". */
    RATE(FactKind.QUANTIFIER),
    ALL(FactKind.QUANTIFIER),
    SOME(FactKind.QUANTIFIER),
    OFTEN(FactKind.QUANTIFIER),
    FEW(FactKind.QUANTIFIER),
    BOTH(FactKind.QUANTIFIER),
    /** What must not or cannot be. */
    FORBID(FactKind.NEGATION),
    /** What need not be. */
    EXEMPT(FactKind.NEGATION),
    /** What should not be. */
    AVOID(FactKind.NEGATION),
    /** What perhaps is not. */
    NOT_MAYBE(FactKind.NEGATION),
    UNLIKELY(FactKind.MODALITY),
    NOT(FactKind.NEGATION),
    UNLESS(FactKind.NEGATION),
    PROVIDED(FactKind.MODALITY),
    UNTIL(FactKind.CIRCUMSTANCE),
    /** Words that may stand for a denial: closed, missing, rejected. */
    DENYING(FactKind.NEGATION),
    /** Takes one thing for another: "instead of". */
    CONTRAST(FactKind.NEGATION),
    /** "As good as". */
    EQUAL(FactKind.COMPARISON),
    /** "Not as good as": less. */
    COMPARED(FactKind.COMPARISON),
    /** That it is told as an opinion. */
    OPINION(FactKind.MODALITY),
    MUST(FactKind.MODALITY),
    SHOULD(FactKind.MODALITY),
    PROBABLY(FactKind.MODALITY),
    MAYBE(FactKind.MODALITY),
    /** What may be, as a permission or as a possibility. */
    COULD(FactKind.MODALITY),
    POSSIBLE(FactKind.MODALITY),
    ALLOWED(FactKind.MODALITY),
    WILL(FactKind.MODALITY),
    MEANS(FactKind.CIRCUMSTANCE);

    /** Those that deny what follows. */
    static final Set<Mark> DENIALS = Set.of(NOT, FORBID, AVOID, EXEMPT, NO_LONGER, NOT_MAYBE, NOT_YET);

    private final FactKind kind;

    Mark(FactKind kind) {
        this.kind = kind;
    }

    FactKind kind() {
        return kind;
    }
}
