// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.inference;

import dev.recollect.memory.experience.Confidence;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.Listing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was inferred in a scope, and how a new fact stands to it. The same fact (equal plain forms, polarity and time) with
 * new support becomes an inference that takes the place of the former and has it as a parent; the former stays. The same
 * claim with the other polarity, for a time that overlaps, is a contradiction: the new inference names and cites the other,
 * and both stay. Nothing is merged. Where two sessions are distilled at the same moment, both may take the place of the same
 * inference: an inference is stored with its narrative or not at all, and is not told anew. Blocks on the store. Safe for use by
 * multiple threads.
 */
public final class Inferences {
    /** The latest so many inferences about a subject are compared. */
    public static final int MOST_COMPARED = 1_000;

    private static final int MOST_NAMED = 10;
    private static final String METHOD = "model";

    private final ExperienceStore store;

    /**
     * Creates the view on a store.
     *
     * @param store where inferences are
     */
    public Inferences(ExperienceStore store) {
        this.store = store;
    }

    /**
     * The latest inferences about a subject that no other took the place of.
     *
     * @param scope whose
     * @param subject the subject, in any form
     * @return newest first by (occurredAt, id), at most {@value #MOST_COMPARED}
     */
    public List<Inference> about(Scope scope, String subject) {
        ExperienceFilter filter = ExperienceFilter.ALL
                .withTypes(Set.of(ExperienceType.INFERENCE))
                .withMethods(Set.of(Provenance.Method.MODEL_INFER))
                .withAttributes(Map.of(Inference.SUBJECT, Claims.plain(subject)));
        List<Inference> all = new Listing(store, scope, filter).newest(MOST_COMPARED, Optional.empty(), Inference::of);
        Set<ExperienceId> replaced = all.stream()
                .flatMap(inference -> inference.supersedes().stream())
                .collect(Collectors.toCollection(HashSet::new));
        return all.stream()
                .filter(inference -> !replaced.contains(inference.id()))
                .toList();
    }

    /** What to remember of a fact; nothing if it is there with all of its support. */
    Optional<RememberRequest> of(Fact fact, List<Experience> turns, Experience source) {
        List<ExperienceId> support =
                fact.support().stream().map(place -> turns.get(place - 1).id()).toList();
        List<Inference> known = about(source.scope(), fact.subject());
        Optional<Inference> former =
                known.stream().filter(inference -> isSame(fact, inference)).findFirst();
        if (former.isPresent() && former.get().experience().parents().containsAll(support)) {
            return Optional.empty();
        }
        return Optional.of(request(fact, support, former, known, turns, source));
    }

    private static boolean isSame(Fact fact, Inference inference) {
        return inference.affirmed() == fact.affirmed()
                && inference.time().equals(fact.time())
                && Claims.compare(fact.claim(), inference.claim()) == Claims.Likeness.SAME;
    }

    private static boolean contradicts(Fact fact, Inference inference) {
        return inference.affirmed() != fact.affirmed()
                && inference.time().overlaps(fact.time())
                && Claims.compare(fact.claim(), inference.claim()) == Claims.Likeness.SAME;
    }

    private static RememberRequest request(
            Fact fact,
            List<ExperienceId> support,
            Optional<Inference> former,
            List<Inference> known,
            List<Experience> turns,
            Experience source) {
        List<ExperienceId> against = ids(known.stream().filter(inference -> contradicts(fact, inference)));
        List<ExperienceId> related = ids(known.stream()
                .filter(inference -> Claims.compare(fact.claim(), inference.claim()) == Claims.Likeness.RELATED));
        Map<String, String> attributes = new HashMap<>();
        attributes.put(Inference.SUBJECT, Claims.plain(fact.subject()));
        attributes.put(Inference.CLAIM, Claims.plain(fact.claim()));
        attributes.put(Inference.POLARITY, fact.affirmed() ? Inference.AFFIRMED : Inference.DENIED);
        attributes.put(Inference.TIME, fact.time().written());
        former.ifPresent(one -> attributes.put(Inference.SUPERSEDES, one.id().value()));
        name(attributes, Inference.CONTRADICTS, against);
        name(attributes, Inference.RELATED, related);
        Set<ExperienceId> parents = new LinkedHashSet<>(support);
        former.ifPresent(one -> parents.add(one.id()));
        List<Evidence> evidence = Stream.concat(Stream.of(source.id()), against.stream())
                .map(Evidence::of)
                .toList();
        double sure = former.map(one -> Math.max(one.experience().confidence().p(), fact.confidence()))
                .orElse(fact.confidence());
        Experience last = turns.get(turns.size() - 1);
        RememberRequest.Builder request = RememberRequest.text(source.scope(), fact.sentence())
                .type(ExperienceType.INFERENCE)
                .provenance(Provenance.of(Provenance.AGENT, Provenance.Method.MODEL_INFER))
                .occurredAt(last.occurredAt())
                .parents(List.copyOf(parents))
                .evidence(evidence)
                .confidence(new Confidence(sure, METHOD))
                .attributes(attributes);
        source.sessionId().ifPresent(request::session);
        return request.build();
    }

    private static List<ExperienceId> ids(Stream<Inference> inferences) {
        return inferences.limit(MOST_NAMED).map(Inference::id).toList();
    }

    private static void name(Map<String, String> attributes, String name, List<ExperienceId> ids) {
        if (!ids.isEmpty()) {
            attributes.put(name, ids.stream().map(ExperienceId::value).collect(Collectors.joining(" ")));
        }
    }
}
