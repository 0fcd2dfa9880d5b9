// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.affect.Preceding;
import dev.recollect.memory.answer.Responder;
import dev.recollect.memory.chat.ChatModel;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.experience.Mint;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.Projections;
import dev.recollect.memory.index.VectorAudit;
import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.recall.RecallProfile;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recaller;
import dev.recollect.memory.recall.Recollection;
import dev.recollect.memory.store.ChainVerifier;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.Finding;
import dev.recollect.memory.store.Receipt;
import dev.recollect.memory.store.StoreStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a memory is made of and uses in more than one place. */
record MemoryParts(
        ExperienceStore store,
        VectorIndex vectors,
        EmbeddingModel model,
        AffectDetector detector,
        Responder responder,
        Optional<ChatModel> chat,
        Projections projections,
        Mint mint,
        RecentAccesses accesses,
        RecallProfile answerProfile,
        int contextTokens,
        Runnable afterErasure,
        Runnable afterClose) {
    /** Reads while what recall needs of a scope is in memory and level with the store. */
    <T> T holding(Scope scope, Supplier<T> read) {
        Projections.Lease held = projections.lease(scope);
        try (held) {
            return read.get();
        }
    }

    /** Reads the affect of a text, after another one if there is one. */
    AffectReading affect(String text, Optional<String> before) {
        Limits.requireSaid("text", text, Limits.QUERY_CHARS);
        Optional<Preceding> preceding = before.map(last -> new Preceding(
                reading(Limits.requireSaid("before", last, Limits.QUERY_CHARS), Optional.empty())
                        .affect(),
                last));
        return reading(text, preceding);
    }

    private AffectReading reading(String text, Optional<Preceding> before) {
        return detector.read(text, model.embed(text, Purpose.PASSAGE).mean(), before);
    }

    /** Recalls, and keeps in mind what was. */
    Recollection recalling(RecallRequest request, Recaller recaller) {
        Recollection found = holding(request.scope(), () -> recaller.recall(request));
        if (request.recorded()) {
            accesses.recalled(request.scope(), found.memories(), mint.now());
        }
        return found;
    }

    /** Erases from the store and what follows it, or rehearses it. */
    Receipt forget(Erasure erasure) {
        if (erasure.dryRun()) {
            return erase(erasure);
        }
        try {
            return projections.erasing(erasure.scope(), () -> erase(erasure));
        } finally {
            afterErasure.run();
        }
    }

    private Receipt erase(Erasure erasure) {
        Receipt receipt = store.erase(erasure, mint.name("rct"), mint.now());
        projections.catchUp();
        return receipt;
    }

    /** What is wrong with the store, and where it is sound, with the vectors beside it. */
    List<Finding> verify() {
        List<Finding> findings = new ArrayList<>(new ChainVerifier(store).verify());
        findings.addAll(store.integrity());
        if (findings.isEmpty()) {
            findings.addAll(new VectorAudit(store, vectors, projections).differences());
        }
        return List.copyOf(findings);
    }

    /** Figures beside what was counted. */
    MemoryStatistics statistics(StoreStatistics counts) {
        projections.catchUp();
        long last = store.lastChange();
        List<MemoryStatistics.ProjectionState> states = projections.all().stream()
                .map(projection -> new MemoryStatistics.ProjectionState(
                        projection.name(), projection.checkpoint(), projection.checkpoint() >= last))
                .toList();
        return new MemoryStatistics(counts, store.model(), responder.id(), vectors.size(), vectors.bytes(), states);
    }

    /** Closes all of it, whatever fails on the way. */
    void close(Saliences saliences) {
        try {
            saliences.end();
        } finally {
            try {
                vectors.close();
            } finally {
                closeStoreAndModel();
            }
        }
    }

    private void closeStoreAndModel() {
        try {
            store.close();
        } finally {
            try {
                model.close();
            } finally {
                afterClose.run();
            }
        }
    }
}
