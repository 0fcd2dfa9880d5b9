// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Memory;
import dev.recollect.memory.answer.Answer;
import dev.recollect.memory.answer.AnswerRequest;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.recall.Recollection;
import dev.recollect.memory.salience.Salience;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.Receipt;
import dev.recollect.server.config.Settings;
import dev.recollect.server.json.ChatJson;
import dev.recollect.server.json.MemoryJson;
import dev.recollect.server.json.RecallJson;
import dev.recollect.server.json.ReceiptJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A conversation in the terminal: one session, and the last answer to come back to. Confined to one thread. */
final class Conversation {
    private final Root root;
    private final Memory memory;
    private final Settings settings;
    private Optional<String> session;
    private Optional<Answer> last = Optional.empty();

    Conversation(Root root, Memory memory, Settings settings, Optional<String> session) {
        this.root = root;
        this.memory = memory;
        this.settings = settings;
        this.session = session;
    }

    /** Hears a line; false if it was the last. */
    boolean hear(String line) {
        String said = line.strip();
        if (said.isEmpty()) {
            return true;
        }
        if (!line.startsWith("/")) {
            answer(said);
            return true;
        }
        int space = said.indexOf(' ');
        String command = space < 0 ? said : said.substring(0, space);
        String rest = space < 0 ? "" : said.substring(space).strip();
        switch (command) {
            case "/recall" -> recall(rest);
            case "/why" -> why();
            case "/forget" -> forget(rest);
            case "/quit" -> {
                return false;
            }
            default ->
                throw new InvalidInputException(
                        "command",
                        "must be /recall, /why, /forget or /quit; a space before the slash makes it a message");
        }
        return true;
    }

    private void answer(String message) {
        AnswerRequest request =
                new AnswerRequest(root.scope(), message, session, true, settings.topK(), Optional.empty());
        Answer answer = root.json() ? memory.answer(request) : spoken(request);
        session = Optional.of(answer.sessionId());
        last = Optional.of(answer);
        if (root.json()) {
            root.out().json(ChatJson.of(answer));
        }
    }

    private Answer spoken(AnswerRequest request) {
        Spoken listener = new Spoken(root.out());
        try {
            return memory.answer(request, listener);
        } finally {
            listener.endLine();
        }
    }

    private void recall(String query) {
        RecallRequest request =
                RecallRequest.of(root.scope(), query).withTopK(settings.topK()).withProfile(settings.profile());
        Recollection recollection = memory.recall(request);
        if (root.json()) {
            root.out().json(RecallJson.of(request, recollection, memory.saliences()));
        } else {
            new MemoryPrinter(root.out()).ranked(recollection.memories());
        }
    }

    /** What the last answer rests on. */
    record WhyJson(String experienceId, List<MemoryJson> memories) {}

    private void why() {
        Answer answer = last.orElseThrow(() -> new InvalidInputException("/why", "must follow an answer"));
        if (root.json()) {
            root.out()
                    .json(new WhyJson(
                            answer.exchangeId().value(),
                            answer.memories().stream().map(MemoryJson::of).toList()));
        } else {
            new MemoryPrinter(root.out()).explained(answer.memories(), saliences(answer.memories()));
        }
    }

    private Map<ExperienceId, Salience> saliences(List<Recalled> memories) {
        return memory.saliences()
                .of(
                        root.scope(),
                        memories.stream()
                                .map(recalled -> recalled.experience().id())
                                .toList());
    }

    private void forget(String id) {
        ExperienceId which = id.isEmpty()
                ? last.map(Answer::exchangeId)
                        .orElseThrow(() -> new InvalidInputException("/forget", "must follow an answer, or name an id"))
                : new ExperienceId(id);
        Receipt receipt = memory.forget(Erasure.ofIds(root.scope(), List.of(which)));
        if (root.json()) {
            root.out().json(ReceiptJson.of(receipt));
        } else {
            root.out().line("erased " + receipt.erased().size() + ", receipt " + receipt.receiptId());
        }
        if (id.isEmpty()) {
            last = Optional.empty();
        }
    }
}
