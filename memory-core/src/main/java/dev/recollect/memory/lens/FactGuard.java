// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.List;

/**
 * Compares the facts of a draft with those of the same answer in another tone: numbers with their units, dates, times, names,
 * links, code, quotes, members of lists, citations, negations, modality, quantifiers, comparisons and circumstances. Facts are
 * the same however they are written: "half past two" and 2:30, "twelve" and 12, "don't" and "do not". Sympathy that says
 * nothing of what the draft speaks of is no fact. English only; what it cannot tell is in the manual.
 *
 * <p>Immutable; safe for use by multiple threads. Takes time in proportion to the length of the texts.
 */
public final class FactGuard {
    private static final List<Check> CHECKS = List.of(
            new VerbatimCheck(),
            new CitationCheck(),
            new QuantityCheck(),
            new NameCheck(),
            new MarkCheck(),
            new BearingCheck(),
            new MultipleCheck(),
            new SwapCheck(),
            new PolarityCheck(),
            new ListCheck(),
            new CauseCheck(),
            new RoleCheck(),
            new ResidueCheck());

    /** Creates the guard. */
    public FactGuard() {}

    /**
     * Compares.
     *
     * @param draft the answer as it was drafted
     * @param styled the same answer in another tone
     * @return what was lost and what was added, each once
     */
    public Faithfulness compare(String draft, String styled) {
        Reading before = new Reading(draft);
        Reading after = new Reading(styled);
        Side lost = new Side(before, after);
        Side added = new Side(after, before);
        return FactClassifier.learnt().facts(lost, added, differences(lost, added));
    }

    /** What the checks notice, before it is judged. */
    static Differences differences(Side draft, Side styled) {
        Sentences.align(draft.sentences(), styled.sentences());
        Differences differences = new Differences();
        CHECKS.forEach(check -> check.compare(draft, styled, differences));
        return differences;
    }
}
