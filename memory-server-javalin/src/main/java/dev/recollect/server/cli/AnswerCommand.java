// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.Memory;
import dev.recollect.memory.answer.Answer;
import dev.recollect.memory.answer.AnswerRequest;
import dev.recollect.memory.lens.LensMode;
import dev.recollect.server.config.Settings;
import dev.recollect.server.json.ChatJson;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code answer}: one exchange through the lens, remembered afterwards. */
@Command(name = "answer", description = "Answer a prompt from memory; the exchange is remembered.")
final class AnswerCommand implements Callable<Integer> {
    private final Root root;

    @Parameters(paramLabel = "PROMPT", description = "what is said; - reads standard input")
    private String prompt = "";

    @Option(names = "--session", paramLabel = "ID", description = "the session (default: the current one)")
    private Optional<String> session = Optional.empty();

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "at most how many memories, 1 to 200 (default: TOP_K_RETRIEVAL, else 5)")
    private Optional<Integer> top = Optional.empty();

    @Option(names = "--no-memories", description = "answer without recalling anything")
    private boolean withoutMemories;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description =
                    "how affect gets into the answer: preface, restyle or prompt (default: LENS_MODE, else preface)")
    private Optional<String> mode = Optional.empty();

    AnswerCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Settings settings = root.settings();
        AnswerRequest request = new AnswerRequest(
                root.scope(),
                InputText.of(root.shell(), "prompt", prompt),
                session,
                !withoutMemories,
                top.orElseGet(settings::topK),
                mode.map(LensMode::of));
        settings.warnings().forEach(root.shell()::say);
        try (Memory memory = root.shell().opener().open(settings)) {
            Answer answer = memory.answer(request);
            if (root.json()) {
                root.out().json(ChatJson.of(answer));
            } else {
                answer.response().lines().forEach(line -> root.out().line(MemoryPrinter.shown(line)));
            }
        }
        return 0;
    }
}
