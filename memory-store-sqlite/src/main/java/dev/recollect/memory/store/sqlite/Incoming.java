// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.index.IndexedText;
import dev.recollect.memory.index.TextAnalyzer;
import dev.recollect.memory.store.NewExperience;
import java.util.Set;
import java.util.TreeSet;

/** An experience with what is computed of it before the turn to write is taken. Immutable. */
record Incoming(NewExperience item, Digest digest, Words words) {
    static Incoming of(NewExperience item, TextAnalyzer analyzer) {
        Experience experience = item.experience();
        return new Incoming(item, experience.digest(), Words.of(analyzer.terms(IndexedText.of(experience.content()))));
    }

    Experience experience() {
        return item.experience();
    }

    /* The experiences that it was derived from or cites. */
    static Set<String> origins(Experience experience) {
        Set<String> origins = new TreeSet<>();
        experience.parents().forEach(id -> origins.add(id.value()));
        experience
                .evidence()
                .forEach(evidence ->
                        evidence.experience().map(ExperienceId::value).ifPresent(origins::add));
        return origins;
    }
}
