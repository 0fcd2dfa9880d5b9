// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.Appended.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Judges what is to be appended, by the rules of the contract in their order. Confined to one transaction. */
final class Admission {
    private final AppendStatements statements;

    Admission(AppendStatements statements) {
        this.statements = statements;
    }

    /** What is to be done: accepted with the origins that were found, or an outcome that stores nothing. */
    record Verdict(Appended outcome, Map<String, Origin> origins, List<ChainTail.Told> told) {
        static Verdict of(Appended outcome) {
            return new Verdict(outcome, Map.of(), List.of());
        }
    }

    /** What a narrative has to tell of, and the narrative that does already, if there is one. */
    private record Telling(Optional<String> narrative, String id, Optional<ChainTail.Told> told) {}

    /** An experience that another was derived from or cites. */
    record Origin(long seq, ExperienceType type) {}

    private record Known(Scope scope, Digest digest) {}

    /* The scope's number is absent while nothing was ever stored in it. */
    Verdict judge(Incoming incoming, OptionalLong scope) throws SQLException {
        Optional<Appended> byKey = scope.isPresent() ? knownKey(incoming, scope.getAsLong()) : Optional.empty();
        if (byKey.isPresent()) {
            return Verdict.of(byKey.get());
        }
        Optional<Appended> byId = knownId(incoming);
        if (byId.isPresent()) {
            return Verdict.of(byId.get());
        }
        Experience experience = incoming.experience();
        if (scope.isPresent() && isBuried(incoming, scope.getAsLong())) {
            return refusal(experience, "it was erased before");
        }
        Map<String, Origin> origins = origins(experience, scope);
        Optional<String> flaw = wrongParent(experience, origins).or(() -> unknownEvidence(experience, origins));
        if (flaw.isPresent()) {
            return refusal(experience, flaw.get());
        }
        List<Telling> tellings = tellings(experience, scope);
        Optional<Telling> again = tellings.stream()
                .filter(telling -> telling.narrative().isPresent())
                .findFirst();
        if (again.isPresent()) {
            return refusal(
                    experience,
                    again.get().id() + " is told by " + again.get().narrative().orElseThrow() + " already");
        }
        List<ChainTail.Told> told =
                tellings.stream().flatMap(telling -> telling.told().stream()).toList();
        return new Verdict(Appended.of(Status.ACCEPTED, experience.id()), origins, told);
    }

    private List<Telling> tellings(Experience experience, OptionalLong scope) throws SQLException {
        if (experience.provenance().method() != Provenance.Method.CONSOLIDATE || scope.isEmpty()) {
            return List.of();
        }
        return statements.told.all(Admission::telling, Json.array(Incoming.origins(experience)), scope.getAsLong());
    }

    private static Telling telling(ResultSet row) throws SQLException {
        String method = row.getString(4);
        boolean imported = method.equals(Provenance.Method.IMPORT.wireName());
        return new Telling(
                Optional.ofNullable(row.getString(1)),
                row.getString(2),
                Optional.ofNullable(row.getString(3)).map(session -> new ChainTail.Told(session, imported)));
    }

    private static Verdict refusal(Experience experience, String detail) {
        return Verdict.of(new Appended(Status.REFUSED, experience.id(), detail));
    }

    private Optional<Appended> knownKey(Incoming incoming, long scope) throws SQLException {
        if (incoming.item().keyHash().isEmpty()) {
            return Optional.empty();
        }
        byte[] key = Rows.bytes(incoming.item().keyHash().get());
        return statements.ofKey.first(Rows::experience, scope, key).map(known -> ofKey(known, incoming.experience()));
    }

    private static Appended ofKey(Experience known, Experience experience) {
        boolean same = known.type() == experience.type() && known.content().equals(experience.content());
        return same
                ? Appended.of(Status.DUPLICATE, known.id())
                : new Appended(Status.CONFLICT, known.id(), "the key belongs to " + known.id() + " with other content");
    }

    private Optional<Appended> knownId(Incoming incoming) throws SQLException {
        Experience experience = incoming.experience();
        Optional<Known> known = statements.ofId.first(
                row -> new Known(new Scope(row.getString(1), row.getString(2)), Rows.digest(row, "digest")),
                experience.id().value());
        return known.map(there -> {
            boolean same =
                    there.scope().equals(experience.scope()) && there.digest().equals(incoming.digest());
            return same
                    ? Appended.of(Status.DUPLICATE, experience.id())
                    : new Appended(Status.CONFLICT, experience.id(), "the id belongs to another experience");
        });
    }

    private boolean isBuried(Incoming incoming, long scope) throws SQLException {
        return statements
                .buried
                .first(row -> true, scope, Rows.bytes(incoming.digest()))
                .isPresent();
    }

    private Map<String, Origin> origins(Experience experience, OptionalLong scope) throws SQLException {
        Set<String> ids = Incoming.origins(experience);
        Map<String, Origin> found = new HashMap<>();
        if (!ids.isEmpty() && scope.isPresent()) {
            statements.origins.all(
                    row -> found.put(row.getString(2), new Origin(row.getLong(1), ExperienceType.of(row.getString(3)))),
                    Json.array(ids),
                    scope.getAsLong());
        }
        return found;
    }

    private static Optional<String> wrongParent(Experience experience, Map<String, Origin> origins) {
        for (ExperienceId id : experience.parents()) {
            Origin parent = origins.get(id.value());
            if (parent == null) {
                return Optional.of("parent " + id + " is unknown");
            }
            if (!experience.type().mayDeriveFrom(parent.type())) {
                return Optional.of("type " + experience.type().wireName() + " may not derive from "
                        + parent.type().wireName() + " " + id);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> unknownEvidence(Experience experience, Map<String, Origin> origins) {
        return experience.evidence().stream()
                .map(Evidence::experience)
                .flatMap(Optional::stream)
                .filter(id -> !origins.containsKey(id.value()))
                .findFirst()
                .map(id -> "evidence " + id + " is unknown");
    }
}
