// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.Projection;
import dev.recollect.memory.store.Changes;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.StoredPage;

/** Brings a projection level with a store in the two ways there are. */
final class Replay {
    private static final int PAGE = 100;

    private Replay() {}

    /** Applies the feed from where the projection stands, over all scopes. */
    static void feed(ExperienceStore store, Projection projection) {
        Changes page;
        do {
            page = store.changes(projection.checkpoint(), PAGE);
            projection.apply(page);
        } while (page.more());
    }

    /** Loads what a scope holds. */
    static void load(ExperienceStore store, Projection projection, Scope scope) {
        StoredPage page = store.stored(scope, 0, PAGE);
        projection.load(page.experiences());
        while (page.more()) {
            page = store.stored(scope, page.last(), PAGE);
            projection.load(page.experiences());
        }
    }
}
