// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.remember;

import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.store.ExperienceQuery.Position;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads the affects of a batch, each turn's in the light of the turn before it. */
final class AffectReadings {
    private final AffectDetector detector;

    AffectReadings(AffectDetector detector) {
        this.detector = detector;
    }

    /**
     * Reads. What was imported keeps the affect it came with.
     *
     * @param batch what is to be remembered
     * @param before the turn before each, which may be of the batch
     * @param roles the embeddings of each
     * @return the experiences of the batch with their affects, in its order
     */
    List<Experience> of(List<Prepared> batch, List<Optional<Experience>> before, List<Map<Role, TextEmbedding>> roles) {
        Map<ExperienceId, Experience> known = new HashMap<>();
        Experience[] felt = new Experience[batch.size()];
        /* A turn comes after the turn before it, whose affect is known by then. */
        IntStream.range(0, felt.length)
                .boxed()
                .sorted(Comparator.comparing(i -> Position.of(batch.get(i).experience())))
                .forEach(i -> {
                    Optional<Experience> turn = before.get(i).map(each -> known.getOrDefault(each.id(), each));
                    felt[i] = felt(batch.get(i), turn, roles.get(i));
                    known.put(felt[i].id(), felt[i]);
                });
        return List.of(felt);
    }

    /* The affect of an exchange is that of its prompt: how the one felt who spoke. */
    private Experience felt(Prepared item, Optional<Experience> before, Map<Role, TextEmbedding> roles) {
        if (item.imported()) {
            return item.experience();
        }
        Content content = item.experience().content();
        Role spoken = content.prompt().isPresent() ? Role.PROMPT : Role.CONTENT;
        TextEmbedding passage = Objects.requireNonNull(roles.get(spoken), "every role is embedded");
        AffectReading reading =
                detector.read(content.prompt().orElse(content.text()), passage.mean(), before.map(TurnBefore::of));
        return item.experience().toBuilder().affect(reading).build();
    }
}
