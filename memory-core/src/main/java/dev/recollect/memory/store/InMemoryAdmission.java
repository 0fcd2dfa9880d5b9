// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.store.Appended.Status;
import java.util.Optional;

/** Judges what is to be appended, by the rules of {@link ExperienceStore#append} in their order. */
final class InMemoryAdmission {
    private final InMemoryTables tables;
    private final InMemorySessions sessions;

    InMemoryAdmission(InMemoryTables tables, InMemorySessions sessions) {
        this.tables = tables;
        this.sessions = sessions;
    }

    Appended judge(NewExperience item) {
        Experience experience = item.experience();
        return item.keyHash()
                .flatMap(key -> knownKey(key, experience))
                .or(() -> knownId(experience))
                .or(() -> refusal(experience).map(detail -> new Appended(Status.REFUSED, experience.id(), detail)))
                .orElseGet(() -> Appended.of(Status.ACCEPTED, experience.id()));
    }

    private Optional<Appended> knownKey(Digest key, Experience experience) {
        return tables.scope(experience.scope())
                .flatMap(scope -> Optional.ofNullable(scope.byKey.get(key)))
                .map(row -> sameAs(row, experience)
                        ? Appended.of(Status.DUPLICATE, row.id())
                        : new Appended(
                                Status.CONFLICT, row.id(), "the key belongs to " + row.id() + " with other content"));
    }

    private static boolean sameAs(InMemoryRow row, Experience experience) {
        return row.experience.type() == experience.type()
                && row.experience.content().equals(experience.content());
    }

    private Optional<Appended> knownId(Experience experience) {
        return tables.row(experience.id())
                .map(row -> row.experience.equals(experience)
                        ? Appended.of(Status.DUPLICATE, row.id())
                        : new Appended(Status.CONFLICT, row.id(), "the id belongs to another experience"));
    }

    private Optional<String> refusal(Experience experience) {
        Digest digest = experience.digest();
        if (tables.scope(experience.scope())
                .filter(scope -> scope.erasedDigests.contains(digest))
                .isPresent()) {
            return Optional.of("it was erased before");
        }
        return wrongParent(experience).or(() -> unknownEvidence(experience)).or(() -> toldAlready(experience));
    }

    private Optional<String> toldAlready(Experience experience) {
        if (experience.provenance().method() != Provenance.Method.CONSOLIDATE) {
            return Optional.empty();
        }
        return InMemoryRow.origins(experience).stream()
                .flatMap(id -> tables.row(experience.scope(), id).stream())
                .filter(row -> SessionSummary.isToBeTold(row.experience))
                .flatMap(row -> sessions.narrativeOf(row).stream()
                        .map(narrative -> row.id() + " is told by " + narrative + " already"))
                .findFirst();
    }

    private Optional<String> wrongParent(Experience experience) {
        for (ExperienceId parent : experience.parents()) {
            Optional<InMemoryRow> row = tables.row(experience.scope(), parent);
            if (row.isEmpty()) {
                return Optional.of("parent " + parent + " is unknown");
            }
            if (!experience.type().mayDeriveFrom(row.get().experience.type())) {
                return Optional.of("type " + experience.type().wireName() + " may not derive from "
                        + row.get().experience.type().wireName() + " " + parent);
            }
        }
        return Optional.empty();
    }

    private Optional<String> unknownEvidence(Experience experience) {
        return experience.evidence().stream()
                .flatMap(evidence -> evidence.experience().stream())
                .filter(id -> tables.row(experience.scope(), id).isEmpty())
                .findFirst()
                .map(id -> "evidence " + id + " is unknown");
    }
}
