// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.stance;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.Confidence;
import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.store.ExperienceFilter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The stored form of a stance: a reconciliation whose text people read, whose parents are the support, and whose attributes
 * {@code recollect.stance…} hold the rest, so that digest, export and erasure carry all of it. Experiences are named by their
 * place among the parents. Pure.
 */
public final class StanceForm {
    private static final String FORM = "recollect.stance";
    private static final String VERSION = "1";
    private static final String METHOD = FORM + ".method";
    private static final String QUESTION = FORM + ".question";
    private static final String TOPIC = FORM + ".topic";
    private static final String DECISION = FORM + ".decision";
    private static final String UNCERTAINTY = FORM + ".uncertainty";
    private static final String SUPERSEDES = FORM + ".supersedes";
    private static final String CLAIM = FORM + ".claim.";

    private static final ExperienceFilter STANCES = ExperienceFilter.ALL
            .withMethods(Set.of(Provenance.Method.RECONCILE))
            .withTypes(Set.of(ExperienceType.RECONCILIATION));

    private StanceForm() {}

    /**
     * What is to be remembered of a stance, under a key that only one stance after the same former can have.
     *
     * @param asked the question and the claims
     * @param weighing what they came to
     * @param former the stance on the same question that it supersedes
     * @return the request
     */
    public static RememberRequest toRemember(StanceRequest asked, Weighing weighing, Optional<ExperienceId> former) {
        List<ExperienceId> parents = asked.support();
        Map<String, String> attributes = new TreeMap<>();
        attributes.put(FORM, VERSION);
        attributes.put(METHOD, LogOdds.NAME);
        attributes.put(QUESTION, asked.question());
        attributes.put(TOPIC, topic(asked.question()));
        Decision decision = weighing.decision();
        attributes.put(DECISION, written(decision.probability(), decision.support(), decision.claim(), parents));
        attributes.put(UNCERTAINTY, decimal(weighing.residualUncertainty()));
        former.ifPresent(id -> attributes.put(SUPERSEDES, id.value()));
        for (int i = 0; i < asked.claims().size(); i++) {
            Claim claim = asked.claims().get(i);
            attributes.put(claimKey(i), written(claim.probability(), claim.evidence(), claim.text(), parents));
        }
        var request = RememberRequest.text(asked.scope(), StanceText.of(asked.question(), weighing))
                .type(ExperienceType.RECONCILIATION)
                .provenance(Provenance.of(Provenance.AGENT, Provenance.Method.RECONCILE))
                .parents(parents)
                .confidence(new Confidence(decision.probability(), LogOdds.NAME))
                .attributes(attributes)
                .key(placeInLine(asked.question(), former));
        asked.session().ifPresent(request::session);
        return request.build();
    }

    /* A key is given away once: of two that would be the first on a question, or supersede the same, one is stored. */
    private static String placeInLine(String question, Optional<ExperienceId> former) {
        return "recollect.stance/"
                + former.map(id -> "after/" + id.value()).orElseGet(() -> "first/" + topic(question));
    }

    /**
     * Which experiences of a scope are stances on a question.
     *
     * @param question in any writing that {@link LogOdds} takes for the same
     * @return the filter
     */
    public static ExperienceFilter on(String question) {
        return STANCES.withAttributes(Map.of(TOPIC, topic(question)));
    }

    /**
     * Which experiences of a scope are stances that supersede another.
     *
     * @param former the other
     * @return the filter
     */
    public static ExperienceFilter superseding(ExperienceId former) {
        return STANCES.withAttributes(Map.of(SUPERSEDES, former.value()));
    }

    /**
     * Reads a stance back.
     *
     * @param experience any
     * @return the stance, empty if the experience holds none
     */
    public static Optional<Stance> read(Experience experience) {
        Map<String, String> attributes = experience.content().attributes();
        boolean ours = experience.type() == ExperienceType.RECONCILIATION
                && experience.provenance().method() == Provenance.Method.RECONCILE;
        if (!ours || !VERSION.equals(attributes.get(FORM))) {
            return Optional.empty();
        }
        try {
            Claim decided = claim(required(attributes, DECISION), experience.parents());
            return Optional.of(new Stance(
                    experience.id(),
                    required(attributes, QUESTION),
                    claims(attributes, experience.parents()),
                    new Decision(decided.text(), decided.probability(), decided.evidence()),
                    Limits.requireRange(UNCERTAINTY, Double.parseDouble(required(attributes, UNCERTAINTY)), 0, 1),
                    Optional.ofNullable(attributes.get(SUPERSEDES)).map(ExperienceId::new),
                    experience.recordedAt()));
        } catch (InvalidInputException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty(); // somebody else's attributes under our name: no stance
        }
    }

    private static List<Claim> claims(Map<String, String> attributes, List<ExperienceId> parents) {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; attributes.containsKey(claimKey(i)); i++) {
            claims.add(claim(required(attributes, claimKey(i)), parents));
        }
        if (claims.isEmpty()) {
            throw new InvalidInputException("claims", "must be at least 1, but are 0");
        }
        return claims;
    }

    private static String claimKey(int number) {
        return CLAIM + String.format(Locale.ROOT, "%02d", number);
    }

    private static String required(Map<String, String> attributes, String key) {
        return Optional.ofNullable(attributes.get(key))
                .orElseThrow(() -> new InvalidInputException(key, "must be there, but is not"));
    }

    private static String topic(String question) {
        String words = String.join(" ", PlainWords.of(question));
        return Digest.ofBytes(words.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static String written(double probability, List<ExperienceId> ids, String text, List<ExperienceId> parents) {
        List<String> places =
                ids.stream().map(id -> String.valueOf(parents.indexOf(id))).toList();
        return decimal(probability) + " [" + String.join(",", places) + "] " + text;
    }

    private static Claim claim(String written, List<ExperienceId> parents) {
        int open = written.indexOf(" [");
        int close = written.indexOf("] ");
        String places = written.substring(open + 2, close);
        List<ExperienceId> evidence = new ArrayList<>();
        for (String place : places.isEmpty() ? new String[0] : places.split(",", -1)) {
            evidence.add(parents.get(Integer.parseInt(place)));
        }
        return new Claim(written.substring(close + 2), Double.parseDouble(written.substring(0, open)), evidence);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
