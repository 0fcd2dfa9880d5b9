// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import java.util.List;
import java.util.Optional;

/**
 * What is to be erased. Whatever was derived from it or cites it (has it among parents or evidence, at any distance) goes
 * with it. Immutable.
 *
 * @param scope whose
 * @param ids these experiences; ignored if {@code wholeUser}
 * @param filter also the experiences that match; ignored if {@code wholeUser}
 * @param wholeUser everything of the scope, its name included, even where only tombstones are left
 * @param reason a code kept with the tombstone: 1–64 of {@code a–z 0–9 _ . -}
 * @param dryRun only say what would go
 */
public record Erasure(
        Scope scope,
        List<ExperienceId> ids,
        Optional<ExperienceFilter> filter,
        boolean wholeUser,
        String reason,
        boolean dryRun) {
    /** The reason where none is given. */
    public static final String DEFAULT_REASON = "user_request";

    /** Checks the reason. */
    public Erasure {
        ids = List.copyOf(ids);
        if (!reason.matches("[a-z0-9_.-]{1," + Limits.REASON_CHARS + "}")) {
            throw new InvalidInputException(
                    "reason", "must be a code of 1 to " + Limits.REASON_CHARS + " characters of a-z, 0-9, _ . -");
        }
    }

    /**
     * Erases experiences by id; ids that are not there are not in the receipt.
     *
     * @param scope whose
     * @param ids which
     * @return the erasure
     */
    public static Erasure ofIds(Scope scope, List<ExperienceId> ids) {
        return new Erasure(scope, ids, Optional.empty(), false, DEFAULT_REASON, false);
    }

    /**
     * Erases what matches a filter.
     *
     * @param scope whose
     * @param filter which
     * @return the erasure
     */
    public static Erasure matching(Scope scope, ExperienceFilter filter) {
        return new Erasure(scope, List.of(), Optional.of(filter), false, DEFAULT_REASON, false);
    }

    /**
     * Erases a whole user. Its chain of tombstones stays under the name {@link #anonymous}, in the change feed too; should
     * the user come back, a new chain begins.
     *
     * @param scope whose
     * @return the erasure
     */
    public static Erasure ofUser(Scope scope) {
        return new Erasure(scope, List.of(), Optional.empty(), true, DEFAULT_REASON, false);
    }

    /**
     * The name that an erased user's chain of tombstones keeps.
     *
     * @param scope whose
     * @param receiptId the name of the receipt, not used before
     * @return the same tenant, with {@code erased-} and the receipt's name as the user
     */
    public static Scope anonymous(Scope scope, String receiptId) {
        return new Scope(scope.tenant(), "erased-" + receiptId);
    }

    /**
     * The same erasure for another reason.
     *
     * @param code the reason code
     * @return a copy
     */
    public Erasure because(String code) {
        return new Erasure(scope, ids, filter, wholeUser, code, dryRun);
    }

    /**
     * The same erasure, rehearsed.
     *
     * @return a copy that erases nothing
     */
    public Erasure rehearsed() {
        return new Erasure(scope, ids, filter, wholeUser, reason, true);
    }
}
