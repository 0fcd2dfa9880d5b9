// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import java.util.Set;

/** Words that a question is full of and that say nothing about which memory is meant. */
public final class FunctionWords {
    /**
     * English articles, pronouns, question words, auxiliaries, the commonest prepositions and conjunctions, in lower case. An
     * analyser that leaves them out needs a new id if they change.
     */
    public static final Set<String> ENGLISH = Set.of("""
            a an the
            i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her \
            hers herself it its itself they them their theirs themselves this that these those
            what which who whom whose when where why how
            am is are was were be been being have has had having do does did doing will would shall should can could \
            may might must
            of to in on at by for with from into about as than
            and or but if so because while""".split("\\s+"));

    private FunctionWords() {}
}
