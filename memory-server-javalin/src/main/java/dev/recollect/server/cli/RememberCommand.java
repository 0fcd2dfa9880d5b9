// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.remember.Remembered;
import dev.recollect.server.json.RememberedJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code remember}: stores a text or an exchange and prints its id. */
@Command(name = "remember", description = "Remember a text, or an exchange of prompt and response; prints its id.")
final class RememberCommand implements Callable<Integer> {
    private final Root root;

    @Parameters(arity = "0..1", paramLabel = "TEXT", description = "what was said or noted; - reads standard input")
    private Optional<String> text = Optional.empty();

    @Option(names = "--prompt", paramLabel = "TEXT", description = "what was asked; with --response, instead of TEXT")
    private Optional<String> prompt = Optional.empty();

    @Option(names = "--response", paramLabel = "TEXT", description = "what was answered; may be empty")
    private Optional<String> response = Optional.empty();

    @Option(names = "--session", paramLabel = "ID", description = "the session (default: the current one)")
    private Optional<String> session = Optional.empty();

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "when it happened, ISO-8601 with offset (default: now)")
    private Optional<Instant> at = Optional.empty();

    @Option(names = "--speaker", paramLabel = "NAME", description = "who speaks")
    private Optional<String> speaker = Optional.empty();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "occurrence, observation, inference or reconciliation (default: occurrence)")
    private Optional<String> type = Optional.empty();

    @Option(names = "--parent", paramLabel = "ID", description = "what it was derived from; may be repeated")
    private List<String> parents = List.of();

    @Option(names = "--key", paramLabel = "KEY", description = "the same key again stores nothing")
    private Optional<String> key = Optional.empty();

    @Option(
            names = "--attribute",
            paramLabel = "NAME=VALUE",
            description = "an attribute of one's own; may be repeated")
    private Map<String, String> attributes = new LinkedHashMap<>();

    RememberCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        RememberRequest request = request();
        try (Memory memory = root.open()) {
            Remembered outcome = memory.remember(request);
            if (root.json()) {
                root.out().json(RememberedJson.of(outcome));
            } else {
                outcome.id().ifPresent(id -> root.out().line(id.value()));
            }
            if (!outcome.redacted().isEmpty()) {
                root.shell().say("took out before it was stored: " + String.join(", ", outcome.redacted()));
            }
        }
        return 0;
    }

    private RememberRequest request() {
        RememberRequest.Builder request = content()
                .attributes(attributes)
                .parents(parents.stream().map(ExperienceId::new).toList());
        session.ifPresent(request::session);
        at.ifPresent(request::occurredAt);
        speaker.ifPresent(request::speaker);
        type.map(ExperienceType::of).ifPresent(request::type);
        key.ifPresent(request::key);
        return request.build();
    }

    private RememberRequest.Builder content() {
        if (text.isPresent()) {
            if (prompt.isPresent() || response.isPresent()) {
                throw new InvalidInputException("TEXT", "must not come with --prompt or --response");
            }
            return RememberRequest.text(root.scope(), InputText.of(root.shell(), "TEXT", text.get()));
        }
        if (prompt.isEmpty() || response.isEmpty()) {
            throw new InvalidInputException("TEXT", "is missing; give a text, or --prompt and --response");
        }
        return RememberRequest.exchange(root.scope(), prompt.get(), response.get());
    }
}
