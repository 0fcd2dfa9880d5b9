// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.inference.Inference;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.stance.Stance;
import dev.recollect.memory.stance.StanceForm;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells what still stands of what was recalled: an answer must not say what was held before as if it were held now. */
final class Current {
    private Current() {}

    /** The memories without the stances and inferences that others among them took the place of. */
    static List<Recalled> of(List<Recalled> memories) {
        Set<ExperienceId> superseded = memories.stream()
                .flatMap(memory -> supersededBy(memory.experience()).stream())
                .collect(Collectors.toSet());
        return memories.stream()
                .filter(memory -> !superseded.contains(memory.experience().id()))
                .toList();
    }

    private static Optional<ExperienceId> supersededBy(Experience experience) {
        return StanceForm.read(experience)
                .flatMap(Stance::supersedes)
                .or(() -> Inference.of(experience).flatMap(Inference::supersedes));
    }
}
