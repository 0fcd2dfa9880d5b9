// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.Changes;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.Finding;
import dev.recollect.memory.store.StoredExperience;
import dev.recollect.memory.store.StoredPage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the vectors of an index with those of the store: the same set of (scope, id, role, chunk, vector). What is
 * written or erased meanwhile is no difference: who differs is only reported if nothing happened to it while both were read.
 */
public final class VectorAudit {
    private static final int PAGE = 1_000;

    private final ExperienceStore store;
    private final VectorIndex index;
    private final Projections projections;

    /**
     * Creates an audit.
     *
     * @param store the truth
     * @param index what is compared with it
     * @param projections keeps the index level with the store
     */
    public VectorAudit(ExperienceStore store, VectorIndex index, Projections projections) {
        this.store = store;
        this.index = index;
        this.projections = projections;
    }

    private record Place(ExperienceId id, Role role, int chunk) {}

    /**
     * Compares, scope by scope.
     *
     * @return a finding per experience that differs, in the order of scopes and ids
     */
    public List<Finding> differences() {
        List<Finding> findings = new ArrayList<>();
        for (Scope scope : store.scopes()) {
            differing(scope).stream()
                    .sorted()
                    .forEach(id -> findings.add(new Finding(
                            "projection",
                            id.value(),
                            index.name() + " must hold the vectors of the store, but does not")));
        }
        return findings;
    }

    private Set<ExperienceId> differing(Scope scope) {
        Set<ExperienceId> differing = new HashSet<>();
        Suspects suspects = suspects(scope);
        Set<ExperienceId> open = suspects.ids();
        while (!open.isEmpty()) {
            Set<ExperienceId> changed = changedAfter(suspects.level());
            open.stream().filter(id -> !changed.contains(id)).forEach(differing::add);
            open.retainAll(changed);
            if (!open.isEmpty()) {
                suspects = suspects(scope);
                open.retainAll(suspects.ids());
            }
        }
        return differing;
    }

    private Set<ExperienceId> changedAfter(long level) {
        Set<ExperienceId> changed = new HashSet<>();
        Changes page = store.changes(level, PAGE);
        page.changes().forEach(change -> changed.add(change.id()));
        while (page.more()) {
            page = store.changes(page.checkpoint(), PAGE);
            page.changes().forEach(change -> changed.add(change.id()));
        }
        return changed;
    }

    /* Who differs in what was read, and the last change of which both knew then. */
    private record Suspects(Set<ExperienceId> ids, long level) {}

    private Suspects suspects(Scope scope) {
        Projections.Lease held = projections.lease(scope);
        try (held) {
            long level = projections.checkpoint();
            Map<Place, Long> expected = stored(scope);
            Set<ExperienceId> suspects = new HashSet<>();
            index.forEach(scope, vector -> {
                Long hashes = expected.remove(new Place(vector.id(), vector.role(), vector.chunk()));
                if (hashes == null || !isOf(hashes, vector.vector())) {
                    suspects.add(vector.id());
                }
            });
            expected.keySet().forEach(place -> suspects.add(place.id()));
            return new Suspects(suspects, level);
        }
    }

    /* Of a vector, and of its quantised form: the vectors themselves would need as much memory as the index. */
    private static long hashes(Embedding vector) {
        return (long) vector.hashCode() << Integer.SIZE
                | Integer.toUnsignedLong(vector.quantized().hashCode());
    }

    private static boolean isOf(long hashes, Embedding held) {
        return held.hashCode() == (int) (held.isQuantized() ? hashes : hashes >>> Integer.SIZE);
    }

    private Map<Place, Long> stored(Scope scope) {
        Map<Place, Long> stored = new HashMap<>();
        StoredPage page = store.stored(scope, 0, PAGE);
        page.experiences().forEach(experience -> put(stored, experience));
        while (page.more()) {
            page = store.stored(scope, page.last(), PAGE);
            page.experiences().forEach(experience -> put(stored, experience));
        }
        return stored;
    }

    private static void put(Map<Place, Long> stored, StoredExperience current) {
        ExperienceId id = current.experience().id();
        for (Map.Entry<Role, TextEmbedding> role : current.embeddings().entrySet()) {
            List<Embedding> chunks = role.getValue().chunks();
            for (int chunk = 0; chunk < chunks.size(); chunk++) {
                stored.put(new Place(id, role.getKey(), chunk), hashes(chunks.get(chunk)));
            }
        }
    }
}
