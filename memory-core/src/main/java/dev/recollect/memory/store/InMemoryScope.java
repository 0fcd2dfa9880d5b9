// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ExperienceQuery.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** One scope of the in-memory store. Guarded by the store's lock. */
final class InMemoryScope {
    /** Changes once, when the user is erased. */
    Scope name;

    final List<ChainEntry> chain = new ArrayList<>();
    final NavigableMap<Position, InMemoryRow> byTime = new TreeMap<>();
    private final NavigableMap<Long, InMemoryRow> byPlace = new TreeMap<>();
    final Map<Digest, InMemoryRow> byKey = new HashMap<>();
    final Map<String, Set<InMemoryRow>> sessions = new HashMap<>();
    final Set<Digest> erasedDigests = new HashSet<>();
    private final Map<ExperienceId, SortedSet<ExperienceId>> children = new HashMap<>();
    private final Map<String, NavigableMap<Position, InMemoryRow>> turns = new HashMap<>();

    InMemoryScope(Scope name) {
        this.name = name;
    }

    Digest head() {
        return chain.isEmpty() ? Digest.GENESIS : chain.get(chain.size() - 1).link();
    }

    void add(InMemoryRow row) {
        Digest link = head().followedBy(row.digest);
        chain.add(new ChainEntry(row.chainPosition, row.digest, link, Optional.of(row.experience), Optional.empty()));
        byTime.put(row.position(), row);
        byPlace.put(row.chainPosition, row);
        row.keyHash.ifPresent(key -> byKey.put(key, row));
        row.experience
                .sessionId()
                .ifPresent(session -> sessions.computeIfAbsent(session, s -> new LinkedHashSet<>())
                        .add(row));
        turnsAround(row).ifPresent(all -> all.put(row.position(), row));
        InMemoryRow.origins(row.experience)
                .forEach(origin ->
                        children.computeIfAbsent(origin, o -> new TreeSet<>()).add(row.id()));
    }

    void erase(InMemoryRow row, Tombstone tombstone) {
        chain.set(
                (int) row.chainPosition - 1,
                new ChainEntry(
                        row.chainPosition,
                        tombstone.digest(),
                        tombstone.link(),
                        Optional.empty(),
                        Optional.of(tombstone)));
        erasedDigests.add(row.digest);
        byTime.remove(row.position());
        byPlace.remove(row.chainPosition);
        row.keyHash.ifPresent(byKey::remove);
        row.experience
                .sessionId()
                .ifPresent(session -> sessions.computeIfPresent(session, (s, members) -> {
                    members.remove(row);
                    return members.isEmpty() ? null : members;
                }));
        turnsAround(row).ifPresent(all -> all.remove(row.position()));
        InMemoryRow.origins(row.experience)
                .forEach(origin -> children.computeIfPresent(origin, (o, ids) -> {
                    ids.remove(row.id());
                    return ids.isEmpty() ? null : ids;
                }));
    }

    List<ChainEntry> chain(long after, int limit) {
        int from = (int) Math.min(Math.max(0, after), chain.size());
        int to = (int) Math.min((long) from + limit, chain.size());
        return List.copyOf(chain.subList(from, to));
    }

    StoredPage stored(long after, int limit) {
        List<InMemoryRow> rows =
                byPlace.tailMap(after, false).values().stream().limit(limit).toList();
        long last = rows.isEmpty() ? after : rows.get(rows.size() - 1).chainPosition;
        boolean more = !byPlace.tailMap(last, false).isEmpty();
        return new StoredPage(rows.stream().map(InMemoryRow::stored).toList(), last, more);
    }

    Map<Digest, Experience> byKeys(Collection<Digest> keyHashes) {
        Map<Digest, Experience> found = new HashMap<>();
        for (Digest key : keyHashes) {
            InMemoryRow row = byKey.get(key);
            if (row != null) {
                found.put(key, row.experience);
            }
        }
        return Map.copyOf(found);
    }

    List<ExperienceId> children(ExperienceId id) {
        return List.copyOf(children.getOrDefault(id, new TreeSet<>()));
    }

    /** The turn before a place in a session. */
    Optional<InMemoryRow> predecessor(String session, Position place) {
        var before = turnsOf(session).lowerEntry(place);
        return before == null ? Optional.empty() : Optional.of(before.getValue());
    }

    /** The turn before a row; what is no turn has none. */
    Optional<InMemoryRow> predecessor(InMemoryRow row) {
        return InMemoryRow.sessionOfTurn(row.experience).flatMap(session -> predecessor(session, row.position()));
    }

    /** The turn after a row, whose predecessor changes when the row comes or goes; none after what is no turn. */
    Optional<InMemoryRow> follower(InMemoryRow row) {
        return InMemoryRow.sessionOfTurn(row.experience).flatMap(session -> {
            var after = turnsOf(session).higherEntry(row.position());
            return after == null ? Optional.empty() : Optional.of(after.getValue());
        });
    }

    private NavigableMap<Position, InMemoryRow> turnsOf(String session) {
        return turns.getOrDefault(session, new TreeMap<>());
    }

    private Optional<NavigableMap<Position, InMemoryRow>> turnsAround(InMemoryRow row) {
        return InMemoryRow.sessionOfTurn(row.experience)
                .map(session -> turns.computeIfAbsent(session, s -> new TreeMap<>()));
    }
}
