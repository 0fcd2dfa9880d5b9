// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recollect.benchmarks.CommandLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Measures how long recall takes on a server with the users of {@link FillUsers}, asked one after the other over HTTP, and
 * checks that each finds what it was asked for.
 *
 * <p>Question: what does a recall cost if the memories of all users are more than may be held? Rounds: every user once, in
 * random order; users at random, most of whose memories were let go since; twenty users again and again, whose memories are
 * held. Figures: milliseconds as the client sees them, the embedding of the query included.
 *
 * <pre>{@code
 * RECOLLECT_JAVA_OPTS=-Xmx1g ./recollect serve --data many-users --port 8140
 * java -cp benchmarks/target/classes:$(cat benchmarks/target/classpath) dev.recollect.benchmarks.speed.AskUsers \
 *     http://127.0.0.1:8140 --users 1000 --experiences 1000
 * }</pre>
 */
@Command(name = "ask-users", description = "Measures how long recall takes on a server with many users.")
public final class AskUsers implements Callable<Integer> {
    private static final int HELD = 20;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final Random random = new Random(Histories.SEED);

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "URL", description = "of the server")
    private URI server = URI.create("http://127.0.0.1:8000");

    @Option(names = "--users", paramLabel = "N", description = "default: ${DEFAULT-VALUE}")
    private int users = 1000;

    @Option(names = "--experiences", paramLabel = "N", description = "of each user; default: ${DEFAULT-VALUE}")
    private int experiences = 1000;

    @Option(names = "--requests", paramLabel = "N", description = "of a round; default: ${DEFAULT-VALUE}")
    private int requests = 2000;

    /** Creates the command with its defaults. */
    public AskUsers() {}

    /**
     * Runs the command and exits with its code.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return CommandLines.of(new AskUsers());
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Histories histories = new Histories(experiences);
        List<Integer> all = new ArrayList<>(IntStream.range(0, users).boxed().toList());
        Collections.shuffle(all, random);
        PrintWriter out = Objects.requireNonNull(spec, "the command line sets it")
                .commandLine()
                .getOut();
        out.println("| recall of | requests | p50 ms | p95 ms | p99 ms | longest ms |");
        out.println("|---|---:|---:|---:|---:|---:|");
        out.println(round("every user once", histories, all));
        out.println(round(
                "users at random",
                histories,
                random.ints(requests, 0, users).boxed().toList()));
        List<Integer> few = all.subList(0, Math.min(HELD, users));
        round("the same few, once", histories, few);
        out.println(round(
                "the same " + few.size() + " users",
                histories,
                random.ints(requests, 0, few.size()).mapToObj(few::get).toList()));
        out.flush();
        return 0;
    }

    private String round(String name, Histories histories, List<Integer> asked)
            throws IOException, InterruptedException {
        double[] millis = new double[asked.size()];
        for (int i = 0; i < millis.length; i++) {
            List<String> sentences = histories.sentences(asked.get(i));
            String sentence = sentences.get(random.nextInt(sentences.size()));
            long start = System.nanoTime();
            JsonNode answer = recall(Histories.user(asked.get(i)), sentence);
            millis[i] = (System.nanoTime() - start) / 1e6;
            requireFound(answer, asked.get(i), sentence);
        }
        Arrays.sort(millis);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f | %.1f | %.1f |",
                name,
                millis.length,
                percentile(millis, 0.50),
                percentile(millis, 0.95),
                percentile(millis, 0.99),
                millis[millis.length - 1]);
    }

    /* By nearest rank. */
    private static double percentile(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    private JsonNode recall(String user, String query) throws IOException, InterruptedException {
        String body = json.writeValueAsString(
                json.createObjectNode().put("user", user).put("query", query));
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(server.resolve("/api/recall"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the recall of " + user + " must be answered, but was: " + response.statusCode() + " "
                    + response.body());
        }
        return json.readTree(response.body());
    }

    private static void requireFound(JsonNode answer, int user, String sentence) throws IOException {
        JsonNode first = answer.path("memories").path(0).path("text");
        if (!sentence.equals(first.asText())) {
            throw new IOException("the recall of " + Histories.user(user) + " must find first what was asked for, '"
                    + sentence + "', but found " + first);
        }
    }
}
