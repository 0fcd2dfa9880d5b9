// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.Locale;
import java.util.Optional;

/**
 * How affect got into one answer. Immutable.
 *
 * @param mode the mode that made it; {@link LensMode#PREFACE} where another was asked for and could not be kept
 * @param verdict what is known of its facts
 * @param fallback why another mode than the one asked for made it; empty if none did
 * @param comparison how the facts of draft and restyled answer compare, where they were compared
 */
public record LensUse(LensMode mode, Verdict verdict, Optional<Fallback> fallback, Optional<Faithfulness> comparison) {
    /** The draft stands in the answer as it is. */
    public static final LensUse PREFACED =
            new LensUse(LensMode.PREFACE, Verdict.UNCHANGED, Optional.empty(), Optional.empty());

    /** The style went into the drafting itself. */
    public static final LensUse PROMPTED =
            new LensUse(LensMode.PROMPT, Verdict.NOT_APPLICABLE, Optional.empty(), Optional.empty());

    /**
     * A rewritten answer that states what its draft states.
     *
     * @param comparison the comparison
     * @return the use
     */
    public static LensUse restyled(Faithfulness comparison) {
        return new LensUse(LensMode.RESTYLE, Verdict.FAITHFUL, Optional.empty(), Optional.of(comparison));
    }

    /**
     * A rewritten answer that was refused.
     *
     * @param comparison what differs
     * @return the use; the draft stands as it is
     */
    public static LensUse refused(Faithfulness comparison) {
        return new LensUse(
                LensMode.PREFACE, Verdict.DIFFERENT, Optional.of(Fallback.FACTS_DIFFER), Optional.of(comparison));
    }

    /**
     * The mode asked for could not be kept.
     *
     * @param why why not
     * @return the use; the draft stands as it is
     */
    public static LensUse fallenBack(Fallback why) {
        return new LensUse(LensMode.PREFACE, Verdict.UNCHANGED, Optional.of(why), Optional.empty());
    }

    /** What is known of the facts of an answer. */
    public enum Verdict {
        /** The draft stands in it byte for byte. */
        UNCHANGED,
        /** It was rewritten, and states what its draft states. */
        FAITHFUL,
        /** It was rewritten, and that was refused: the draft stands in it byte for byte. */
        DIFFERENT,
        /** There is no draft to compare it with. */
        NOT_APPLICABLE;

        /**
         * The name that goes out.
         *
         * @return the name in lower case
         */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why the draft stands with a preface, though another mode was asked for. */
    public enum Fallback {
        /** There is no language model that could style. */
        NO_CHAT_MODEL,
        /** The draft quotes memories, which nobody may rewrite. */
        QUOTED,
        /** The language model failed, or wrote nothing, when it was to rewrite. */
        MODEL_FAILED,
        /** The rewritten answer lost or added facts. */
        FACTS_DIFFER;

        /**
         * The name that goes out.
         *
         * @return the name in lower case
         */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
