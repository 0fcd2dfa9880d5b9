// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.Limits;
import dev.recollect.memory.Memory;
import dev.recollect.memory.answer.Answer;
import dev.recollect.memory.answer.AnswerRequest;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.recall.Score;
import dev.recollect.server.json.ChatJson;
import dev.recollect.server.transfer.ImportFormat;
import dev.recollect.server.transfer.ImportSource;
import dev.recollect.server.transfer.ImportTotals;
import dev.recollect.server.transfer.Importer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code demo}: a small conversation in a scratch store, and three questions about it. */
@Command(
        name = "demo",
        description = {
            "Fill a scratch store with a small conversation, ask three questions, show answers and why.",
            "Fails where an answer does not cite the memory that holds the fact."
        })
final class DemoCommand implements Callable<Integer> {
    private static final String SAMPLE = "demo.json";
    private static final String USER = "maya-and-tom";

    /* Two days after the last turn, so that the demo shows the same every time. */
    private static final Instant NOW = Instant.parse("2025-06-03T19:20:00Z");

    private static final List<Question> QUESTIONS = List.of(
            new Question("Where does Maya's sister live?", "Ghent"),
            new Question("What is Tom allergic to?", "hazelnuts"),
            new Question("When is the half marathon that Maya signed up for?", "12 October"));

    private final Root root;

    DemoCommand(Root root) {
        this.root = root;
    }

    private record Question(String text, String fact) {}

    /** A question, its answer, and whether it cites the fact. */
    record AskedJson(String question, String fact, boolean cited, ChatJson answer) {}

    @Override
    public Integer call() {
        int missed = 0;
        try (ScratchFolder scratch = new ScratchFolder();
                Memory memory = root.shell().opener().scratch(root.settings(), scratch.path(), () -> NOW)) {
            Scope scope = new Scope(root.tenant(), USER);
            say("remembered " + fill(memory, scope) + " turns of a conversation between Maya and Tom");
            for (Question question : QUESTIONS) {
                missed += ask(memory, scope, question) ? 0 : 1;
            }
        }
        if (missed > 0) {
            root.shell()
                    .say(missed + " of " + QUESTIONS.size() + " answers do not cite the memory that holds the fact");
            return Failures.FAILED;
        }
        say("");
        say("each answer cites the memory that holds the fact; the scratch store is gone");
        return 0;
    }

    private void say(String words) {
        if (!root.json()) {
            root.out().line(words);
            root.out().flush();
        }
    }

    private static long fill(Memory memory, Scope scope) {
        try (InputStream in = Objects.requireNonNull(DemoCommand.class.getResourceAsStream(SAMPLE), SAMPLE);
                ImportSource source = ImportSource.of(SAMPLE, in)) {
            ImportTotals totals =
                    new Importer(memory, scope, Limits.BATCH).run(source, ImportFormat.RECALL_SET, chunk -> {});
            return totals.accepted();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the sample conversation", e);
        }
    }

    private boolean ask(Memory memory, Scope scope, Question question) {
        Answer answer = memory.answer(AnswerRequest.of(scope, question.text()));
        List<Recalled> cited = answer.citations().stream()
                .map(citation -> answer.memories().get(citation.number() - 1))
                .toList();
        boolean holds = cited.stream()
                .anyMatch(memoryOf -> memoryOf.experience().content().text().contains(question.fact()));
        if (root.json()) {
            root.out().json(new AskedJson(question.text(), question.fact(), holds, ChatJson.of(answer)));
        } else {
            show(question, answer, cited);
        }
        root.out().flush();
        return holds;
    }

    private void show(Question question, Answer answer, List<Recalled> cited) {
        Output out = root.out();
        out.line("");
        out.line("? " + question.text());
        out.line("");
        answer.response().lines().forEach(line -> out.line("  " + line));
        out.line("");
        out.line(String.format("  %-20s", "why")
                + answer.citations().stream()
                        .map(citation -> String.format("%10s", "[" + citation.number() + "]"))
                        .collect(Collectors.joining()));
        parts(cited).forEach(out::line);
    }

    /* A row for each part that counts in any of the memories, and the score under them. */
    private static List<String> parts(List<Recalled> cited) {
        List<Score> scores = cited.stream().map(Recalled::score).toList();
        List<String> names = scores.stream()
                .flatMap(score -> score.parts().keySet().stream())
                .distinct()
                .filter(name -> scores.stream().anyMatch(score -> Math.abs(part(score, name)) >= 0.0005))
                .toList();
        List<String> rows = new java.util.ArrayList<>();
        names.forEach(name -> rows.add(
                row(name, scores.stream().map(score -> part(score, name)).toList())));
        rows.add(row("score", scores.stream().map(Score::value).toList()));
        return rows;
    }

    private static double part(Score score, String name) {
        Map<String, Double> parts = score.parts();
        return parts.getOrDefault(name, 0.0);
    }

    private static String row(String name, List<Double> values) {
        return String.format("    %-18s", name)
                + values.stream()
                        .map(value -> String.format(Locale.ROOT, "%10.3f", value))
                        .collect(Collectors.joining());
    }
}
