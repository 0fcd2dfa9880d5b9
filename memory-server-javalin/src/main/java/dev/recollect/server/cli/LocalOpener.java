// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryBuilder;
import dev.recollect.memory.local.LocalMemory;
import dev.recollect.memory.redaction.NoRedactor;
import dev.recollect.memory.redaction.SecretRedactor;
import dev.recollect.server.config.ChatChoice;
import dev.recollect.server.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** Opens memories in folders of this machine, as configured. */
final class LocalOpener implements Shell.Opener {
    @Override
    public Memory open(Settings settings) {
        return open(settings, false);
    }

    @Override
    public Memory openToStay(Settings settings) {
        return open(settings, settings.consolidation());
    }

    private static Memory open(Settings settings, boolean consolidation) {
        LocalMemory.Builder builder = LocalMemory.builder(settings.dataFolder())
                .model(settings.model())
                .graphThreshold(settings.graphThreshold())
                .embeddingCache(settings.embeddingCache())
                .with(memory ->
                        answering(configured(memory, settings), settings).consolidation(consolidation));
        settings.storeFile().ifPresent(builder::storeFile);
        settings.indexFolder().ifPresent(builder::indexFolder);
        return builder.open();
    }

    @Override
    public Memory scratch(Settings settings, Path folder, InstantSource clock) {
        return LocalMemory.builder(folder)
                .model(settings.model())
                .graphThreshold(settings.graphThreshold())
                .embeddingCache(0) // what is measured there is measured as if for the first time
                .with(memory -> configured(memory, settings).clock(clock).maintenanceInterval(Duration.ZERO))
                .open();
    }

    /* Not in a scratch store: what is only tried out costs nothing and tells nobody anything. */
    private static MemoryBuilder answering(MemoryBuilder memory, Settings settings) {
        settings.chatModel().map(ChatChoice::chatModel).ifPresent(memory::chatModel);
        return settings.modelReflects() ? memory.modelReflects() : memory;
    }

    private static MemoryBuilder configured(MemoryBuilder memory, Settings settings) {
        settings.vectorMemory().ifPresent(memory::memoryForRecall);
        return memory.redactor(settings.redaction() ? new SecretRedactor() : new NoRedactor())
                .answerProfile(settings.profile())
                .contextTokens(settings.contextTokens())
                .lens(settings.lens())
                .maxTextChars(settings.maxTextChars())
                .sessionTimeout(settings.sessionTimeout())
                .distillation(settings.distillation());
    }
}
