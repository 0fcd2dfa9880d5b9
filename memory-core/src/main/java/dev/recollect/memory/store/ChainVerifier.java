// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.Scope;
import java.util.ArrayList;
import java.util.List;

/** Recomputes every digest and link of a store and names what does not hold. Reads in pages; safe beside writers. */
public final class ChainVerifier {
    private static final int PAGE = 500;

    private final ExperienceStore store;

    /**
     * Creates a verifier.
     *
     * @param store what to verify
     */
    public ChainVerifier(ExperienceStore store) {
        this.store = store;
    }

    /**
     * Verifies all scopes.
     *
     * @return what is wrong, in the order of scopes and positions; empty if nothing
     */
    public List<Finding> verify() {
        List<Finding> findings = new ArrayList<>();
        for (Scope scope : store.scopes()) {
            verify(scope, findings);
        }
        return findings;
    }

    private void verify(Scope scope, List<Finding> findings) {
        Digest link = Digest.GENESIS;
        long position = 0;
        List<ChainEntry> page = store.chain(scope, position, PAGE);
        while (!page.isEmpty()) {
            for (ChainEntry entry : page) {
                position++;
                check(scope, entry, position, link, findings);
                position = entry.position();
                link = entry.link();
            }
            page = store.chain(scope, position, PAGE);
        }
    }

    private static void check(Scope scope, ChainEntry entry, long expected, Digest before, List<Finding> findings) {
        String place = scope.tenant() + "/" + scope.user() + " position " + entry.position();
        if (entry.position() != expected) {
            findings.add(new Finding("chain", place, "position " + expected + " is missing"));
        }
        entry.experience().ifPresent(experience -> checkDigest(experience, entry.digest(), findings));
        if (entry.experience().isEmpty() && entry.tombstone().isEmpty()) {
            findings.add(new Finding("chain", place, "there is neither an experience nor a tombstone"));
        }
        Digest link = before.followedBy(entry.digest());
        if (!link.equals(entry.link())) {
            String where = entry.experience().map(e -> e.id().value()).orElse(place);
            findings.add(new Finding(
                    "link",
                    where,
                    "must be " + link.hex() + ", but is " + entry.link().hex()));
        }
    }

    private static void checkDigest(Experience experience, Digest recorded, List<Finding> findings) {
        Digest digest = experience.digest();
        if (!digest.equals(recorded)) {
            findings.add(new Finding(
                    "digest", experience.id().value(), "must be " + recorded.hex() + ", but is " + digest.hex()));
        }
    }
}
