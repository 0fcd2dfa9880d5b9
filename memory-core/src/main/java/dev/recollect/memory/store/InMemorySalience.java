// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.salience.Salience;
import dev.recollect.memory.salience.Votes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The in-memory store's table of saliences. Guarded by the store's lock. */
final class InMemorySalience implements SalienceTable {
    private static final Comparator<InMemoryRow> LONGEST_DUE_FIRST =
            Comparator.comparing((InMemoryRow row) -> weight(row).due).thenComparingLong(row -> row.addedBy);

    private final InMemoryTables tables;

    InMemorySalience(InMemoryTables tables) {
        this.tables = tables;
    }

    private static InMemoryWeight weight(InMemoryRow row) {
        return row.weight.orElseThrow();
    }

    @Override
    public void note(List<Access> accesses) {
        for (Access access : accesses) {
            tables.row(access.scope(), access.id()).flatMap(row -> row.weight).ifPresent(weight -> {
                weight.accesses = weight.accesses.and(access.at());
                weight.makeDue(access.due().truncatedTo(ChronoUnit.MILLIS));
            });
        }
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        return tables.rows()
                .filter(row ->
                        row.weight.filter(weight -> !weight.due.isAfter(now)).isPresent())
                .sorted(LONGEST_DUE_FIRST)
                .limit(limit)
                .map(row -> new Due(row.stored(), weight(row).accesses, weight(row).marks))
                .toList();
    }

    @Override
    public Map<ExperienceId, Votes> votes(Scope scope, Collection<ExperienceId> ids) {
        Map<ExperienceId, Votes> all = new HashMap<>();
        for (ExperienceId id : ids) {
            tables.row(scope, id)
                    .map(row -> votes(row.experience))
                    .filter(votes -> !votes.equals(Votes.NONE))
                    .ifPresent(votes -> all.put(id, votes));
        }
        return all;
    }

    private Votes votes(Experience judged) {
        return Stream.concat(
                        children(judged).map(child -> vote(child, 1)),
                        children(judged)
                                .filter(child -> child.type() == ExperienceType.OCCURRENCE)
                                .filter(child -> child.content().prompt().isPresent())
                                .flatMap(this::children)
                                .map(child -> vote(child, Votes.THROUGH_AN_ANSWER)))
                .reduce(new Votes(0, 0, uses(judged)), Votes::plus);
    }

    private Stream<Experience> children(Experience of) {
        return tables.scope(of.scope()).stream()
                .flatMap(scope -> scope.children(of.id()).stream())
                .flatMap(id -> tables.row(id).stream())
                .map(row -> row.experience);
    }

    private static Votes vote(Experience experience, double weight) {
        if (experience.provenance().method() != Provenance.Method.FEEDBACK) {
            return Votes.NONE;
        }
        double counts = weight * experience.confidence().p();
        String helpful = experience.content().attributes().getOrDefault(Votes.HELPFUL, "");
        return new Votes(helpful.equals("true") ? counts : 0, helpful.equals("false") ? counts : 0, 0);
    }

    private long uses(Experience used) {
        return children(used)
                .filter(child -> child.provenance().method() == Provenance.Method.REFLECT)
                .filter(child -> child.type() == ExperienceType.OBSERVATION)
                .filter(child -> child.evidence().contains(Evidence.of(used.id())))
                .count();
    }

    @Override
    public int put(List<Weighed> all) {
        Map<Scope, InMemoryRow> changed = new TreeMap<>();
        int kept = 0;
        for (Weighed weighed : all) {
            Optional<InMemoryRow> row =
                    tables.row(weighed.scope(), weighed.id()).filter(one -> one.weight.isPresent());
            if (row.isPresent()) {
                InMemoryWeight weight = weight(row.get());
                weight.salience = Optional.of(weighed.salience());
                if (weight.marks == weighed.marks()) {
                    weight.due = weighed.due().truncatedTo(ChronoUnit.MILLIS);
                }
                changed.put(weighed.scope(), row.get());
                kept++;
            }
        }
        changed.values().forEach(tables::weighed);
        return kept;
    }

    @Override
    public Map<ExperienceId, Salience> of(Scope scope, Collection<ExperienceId> ids) {
        Map<ExperienceId, Salience> found = new HashMap<>();
        for (ExperienceId id : ids) {
            tables.row(scope, id)
                    .flatMap(row -> row.weight)
                    .flatMap(weight -> weight.salience)
                    .ifPresent(salience -> found.put(id, salience));
        }
        return found;
    }
}
