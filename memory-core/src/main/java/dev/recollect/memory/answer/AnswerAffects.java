// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectBlend;
import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.affect.Preceding;
import dev.recollect.memory.affect.WeightedMean;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.experience.Mint;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.remember.TurnBefore;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.memory.store.ExperienceQuery.Position;
import dev.recollect.memory.store.ExperienceStore;
import java.util.List;
import java.util.Optional;

/** Reads and blends the affects of an exchange. Safe for use by multiple threads. */
final class AnswerAffects {
    private static final int OWN_ANSWERS = 5;
    private static final int OWN_ANSWERS_SOUGHT = 20;

    private final ExperienceStore store;
    private final EmbeddingModel model;
    private final AffectDetector detector;
    private final Mint mint;
    private final AffectBlend blend;

    AnswerAffects(Answerer.Ports ports, AffectBlend blend) {
        store = ports.store();
        model = ports.model();
        detector = ports.detector();
        mint = ports.mint();
        this.blend = blend;
    }

    Answer.Affects of(AnswerRequest request, String session, List<Recalled> recalled) {
        Affect user = read(request.message(), before(request, session));
        Optional<Affect> remembered = remembered(recalled);
        Affect blended = blend.blend(user, remembered, self(request, session));
        return new Answer.Affects(user, remembered, blended);
    }

    private static Optional<Affect> remembered(List<Recalled> recalled) {
        WeightedMean mean = new WeightedMean();
        recalled.forEach(memory ->
                mean.add(memory.experience().affect().affect(), memory.score().value()));
        return mean.value();
    }

    /* The mean affect of the agent's last answers in the session; those that only quoted are not its own. */
    private Optional<Affect> self(AnswerRequest request, String session) {
        var query = new ExperienceQuery(
                request.scope(), ExperienceFilter.DEFAULT.withSession(session), OWN_ANSWERS_SOUGHT, Optional.empty());
        WeightedMean mean = new WeightedMean();
        store.list(query).stream()
                .flatMap(experience -> experience.content().response().stream())
                .filter(response -> !response.isBlank())
                .limit(OWN_ANSWERS)
                .forEach(response -> mean.add(read(response, Optional.empty()), 1));
        return mean.value();
    }

    /* As the exchange will be remembered: after the turn that is the session's last now. */
    private Optional<Preceding> before(AnswerRequest request, String session) {
        return store.predecessor(request.scope(), session, new Position(mint.now(), mint.id()))
                .map(TurnBefore::of);
    }

    private Affect read(String text, Optional<Preceding> before) {
        return detector.read(text, model.embed(text, Purpose.PASSAGE).mean(), before)
                .affect();
    }
}
