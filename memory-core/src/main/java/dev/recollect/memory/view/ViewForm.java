// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.view;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.store.ExperienceFilter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The stored form of a view: an experience of method {@code reflect}, at least an inference, that repeats no content, so that
 * no recall finds it in place of what it is about. Its parents are what is read, its attributes {@code recollect.view…} the
 * rest. Pure.
 */
public final class ViewForm {
    private static final String FORM = "recollect.view";
    private static final String VERSION = "1";
    private static final String LENS = FORM + ".lens";
    private static final String LENS_VERSION = FORM + ".version";
    private static final String ADDED = FORM + ".added";
    private static final String REMOVED = FORM + ".removed";
    private static final String REWEIGHTED = FORM + ".reweighted.";
    private static final String AFFECT = FORM + ".affect_change";
    private static final String SUPERSEDES = FORM + ".supersedes";
    private static final String STANCE = FORM + ".stance";
    private static final int REWEIGHTED_IN_ONE = 50;

    private static final ExperienceFilter VIEWS = ExperienceFilter.ALL
            .withMethods(Set.of(Provenance.Method.REFLECT))
            .withTypes(Set.of(ExperienceType.INFERENCE, ExperienceType.RECONCILIATION));

    private ViewForm() {}

    /**
     * What is to be remembered of a view.
     *
     * @param scope whose memory
     * @param difference what is read, and the difference to before
     * @param known the experiences that are read now and were read before
     * @return the request; the session is still to be set
     */
    public static RememberRequest.Builder toRemember(
            Scope scope, Difference difference, Map<ExperienceId, Experience> known) {
        AffectChange affect = AffectChange.between(of(difference.before(), known), of(difference.appliedTo(), known));
        List<Evidence> evidence =
                new ArrayList<>(difference.removed().stream().map(Evidence::of).toList());
        difference.stance().map(Evidence::of).ifPresent(evidence::add);
        return RememberRequest.text(scope, text(difference))
                .type(typeOver(of(difference.appliedTo(), known)))
                .provenance(Provenance.of(Provenance.AGENT, Provenance.Method.REFLECT))
                .parents(difference.appliedTo())
                .evidence(evidence)
                .attributes(attributes(difference, affect));
    }

    private static List<Experience> of(List<ExperienceId> ids, Map<ExperienceId, Experience> known) {
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                .toList();
    }

    private static ExperienceType typeOver(Collection<Experience> parents) {
        return parents.stream()
                .map(Experience::type)
                .filter(type -> type.compareTo(ExperienceType.INFERENCE) > 0)
                .findFirst()
                .orElse(ExperienceType.INFERENCE);
    }

    private static String text(Difference difference) {
        return "Read " + difference.appliedTo().size() + " under lens " + difference.lens() + ", version "
                + difference.version() + ": " + difference.added().size() + " added, "
                + difference.removed().size() + " removed, "
                + difference.reweighted().size() + " reweighted.";
    }

    private static Map<String, String> attributes(Difference difference, AffectChange affect) {
        Map<String, String> attributes = new TreeMap<>();
        attributes.put(FORM, VERSION);
        attributes.put(LENS, difference.lens());
        attributes.put(LENS_VERSION, difference.version());
        attributes.put(ADDED, places(difference.added(), difference.appliedTo()));
        attributes.put(REMOVED, String.valueOf(difference.removed().size()));
        attributes.put(
                AFFECT,
                decimal(affect.valence()) + " " + decimal(affect.arousal()) + " " + decimal(affect.dominance()));
        difference.supersedes().ifPresent(id -> attributes.put(SUPERSEDES, id.value()));
        difference.stance().ifPresent(id -> attributes.put(STANCE, id.value()));
        List<Reweighting> all = difference.reweighted();
        for (int from = 0; from < all.size(); from += REWEIGHTED_IN_ONE) {
            List<Reweighting> part = all.subList(from, Math.min(all.size(), from + REWEIGHTED_IN_ONE));
            attributes.put(
                    REWEIGHTED + from / REWEIGHTED_IN_ONE,
                    part.stream()
                            .map(each -> difference.appliedTo().indexOf(each.id()) + ":" + decimal(each.from()) + ":"
                                    + decimal(each.to()))
                            .collect(Collectors.joining(" ")));
        }
        return attributes;
    }

    private static String places(List<ExperienceId> ids, List<ExperienceId> among) {
        return ids.stream().map(id -> String.valueOf(among.indexOf(id))).collect(Collectors.joining(" "));
    }

    /**
     * Which experiences of a scope are views.
     *
     * @param lens only those under the lens of this name
     * @return the filter
     */
    public static ExperienceFilter views(Optional<String> lens) {
        return VIEWS.withAttributes(
                lens.map(name -> Map.of(FORM, VERSION, LENS, name)).orElseGet(() -> Map.of(FORM, VERSION)));
    }

    /**
     * Which experiences of a scope are views that supersede another.
     *
     * @param former the other
     * @return the filter
     */
    public static ExperienceFilter superseding(ExperienceId former) {
        return VIEWS.withAttributes(Map.of(FORM, VERSION, SUPERSEDES, former.value()));
    }

    /**
     * Which experience of a scope is the view of a stance's support.
     *
     * @param stance the stance
     * @return the filter
     */
    public static ExperienceFilter ofStance(ExperienceId stance) {
        return VIEWS.withAttributes(Map.of(FORM, VERSION, STANCE, stance.value()));
    }

    /**
     * Reads a view back.
     *
     * @param experience any
     * @return the view, empty if the experience holds none
     */
    public static Optional<View> read(Experience experience) {
        Map<String, String> attributes = experience.content().attributes();
        boolean ours = experience.type().compareTo(ExperienceType.INFERENCE) >= 0
                && experience.provenance().method() == Provenance.Method.REFLECT;
        if (!ours || !VERSION.equals(attributes.get(FORM))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new View(
                    experience.id(),
                    difference(experience, attributes),
                    affectChange(required(attributes, AFFECT)),
                    experience.evidence(),
                    experience.occurredAt()));
        } catch (InvalidInputException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty(); // somebody else's attributes under our name: no view
        }
    }

    private static Difference difference(Experience experience, Map<String, String> attributes) {
        List<ExperienceId> read = experience.parents();
        int removed = Integer.parseInt(required(attributes, REMOVED));
        List<Reweighting> reweighted = new ArrayList<>();
        for (int i = 0; attributes.containsKey(REWEIGHTED + i); i++) {
            for (String each : words(required(attributes, REWEIGHTED + i))) {
                String[] parts = each.split(":", -1);
                reweighted.add(new Reweighting(
                        read.get(Integer.parseInt(parts[0])),
                        Double.parseDouble(parts[1]),
                        Double.parseDouble(parts[2])));
            }
        }
        return new Difference(
                required(attributes, LENS),
                required(attributes, LENS_VERSION),
                read,
                words(required(attributes, ADDED)).stream()
                        .map(place -> read.get(Integer.parseInt(place)))
                        .toList(),
                experience.evidence().subList(0, removed).stream()
                        .map(entry -> new ExperienceId(entry.value()))
                        .toList(),
                reweighted,
                Optional.ofNullable(attributes.get(SUPERSEDES)).map(ExperienceId::new),
                Optional.ofNullable(attributes.get(STANCE)).map(ExperienceId::new));
    }

    private static AffectChange affectChange(String written) {
        List<String> parts = words(written);
        return new AffectChange(
                Double.parseDouble(parts.get(0)), Double.parseDouble(parts.get(1)), Double.parseDouble(parts.get(2)));
    }

    private static List<String> words(String written) {
        return written.isEmpty() ? List.of() : List.of(written.split(" ", -1));
    }

    private static String required(Map<String, String> attributes, String key) {
        return Optional.ofNullable(attributes.get(key))
                .orElseThrow(() -> new InvalidInputException(key, "must be there, but is not"));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
