// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.Receipt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** What random operations know of: the experiences that are there, some that were erased, the keys in use. */
final class Population {
    static final List<Scope> SCOPES = List.of(
            Scope.ofUser("ada"),
            Scope.ofUser("bob"),
            new Scope("acme", "ada"),
            new Scope("acme", "Zoë 王 \uD83D\uDE80"));
    private static final int REMEMBERED_ERASED = 200;

    /** A key, and what was stored under it. */
    record Keyed(String key, Experience experience) {}

    private final Random random;
    private final Map<Scope, List<Experience>> alive = new HashMap<>();
    private final Map<Scope, List<Keyed>> keys = new HashMap<>();
    private final List<Experience> erased = new ArrayList<>();

    Population(Random random) {
        this.random = random;
        SCOPES.forEach(scope -> {
            alive.put(scope, new ArrayList<>());
            keys.put(scope, new ArrayList<>());
        });
    }

    Scope anyScope() {
        return SCOPES.get(random.nextInt(SCOPES.size()));
    }

    Scope largestScope() {
        return SCOPES.stream()
                .reduce((one, other) -> alive(one).size() >= alive(other).size() ? one : other)
                .orElseThrow();
    }

    int size() {
        return alive.values().stream().mapToInt(List::size).sum();
    }

    List<Experience> alive(Scope scope) {
        return alive.getOrDefault(scope, List.of());
    }

    Optional<Experience> anyAlive(Scope scope) {
        return any(alive(scope));
    }

    Optional<Keyed> anyKeyed(Scope scope) {
        return any(keys.getOrDefault(scope, List.of()));
    }

    Optional<Experience> anyErased() {
        return any(erased);
    }

    private <T> Optional<T> any(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    void accepted(Experience experience, Optional<String> key) {
        alive.computeIfAbsent(experience.scope(), s -> new ArrayList<>()).add(experience);
        key.ifPresent(name ->
                keys.computeIfAbsent(experience.scope(), s -> new ArrayList<>()).add(new Keyed(name, experience)));
    }

    void erased(Scope scope, Receipt receipt) {
        Set<ExperienceId> gone =
                receipt.erased().stream().map(Receipt.Erased::id).collect(Collectors.toSet());
        alive(scope).stream()
                .filter(experience -> gone.contains(experience.id()))
                .forEach(erased::add);
        alive(scope).removeIf(experience -> gone.contains(experience.id()));
        keys.getOrDefault(scope, new ArrayList<>())
                .removeIf(keyed -> gone.contains(keyed.experience().id()));
        if (erased.size() > REMEMBERED_ERASED) {
            erased.subList(0, erased.size() - REMEMBERED_ERASED).clear();
        }
    }
}
