// SPDX-License-Identifier: Apache-2.0
package dev.recollect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/*
 * The launcher runs in a project made for the test, whose java and Maven write down how they were called.
 */
@DisplayName("The launcher builds what is stale and runs the program")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherTest {
    @TempDir
    private Path folder;

    private Path project;
    private Path jdk;

    @BeforeEach
    void makeProject() throws IOException {
        project = Files.createDirectories(folder.resolve("a project"));
        jdk = folder.resolve("a jdk");
        Files.copy(Repository.ROOT.resolve("recollect"), project.resolve("recollect"));
        write(project.resolve("pom.xml"), "<project/>");
        write(source(), "class Main {}");
        jdkOfVersion("17.0.15");
        script(jdk.resolve("bin/javac"), "exit 1");
        script(jdk.resolve("bin/java"), """
                for argument in "$@"; do
                    echo "[$argument]"
                    case $argument in -XX:ArchiveClassesAtExit=*) : >"${argument#*=}" ;; esac
                done""");
        script(folder.resolve("path/mvn"), "echo 'Apache Maven 2.0'");
        mavenDoes("mkdir -p memory-server-javalin/target; echo built >memory-server-javalin/target/recollect.jar");
    }

    @Test
    @DisplayName("a missing program is built, with the JDK that will run it, and then run with the arguments as given")
    void buildsAndRuns() throws Exception {
        Run run = launch("recall", "what is  it?");

        assertThat(run.output()).contains("[-jar]\n[" + jar() + "]\n[recall]\n[what is  it?]\n");
        assertThat(run.errors()).startsWith("recollect: building");
        assertThat(run.status()).isZero();
        assertThat(builds())
                .singleElement()
                .asString()
                .contains(jdk.toString(), "-Dquick", "-DskipTests", "-pl memory-server-javalin -am");
    }

    @Test
    @DisplayName("what is built is run without a build, until a source is newer or gone")
    void buildsOnlyWhatIsStale() throws Exception {
        launch("version");
        Run second = launch("version");
        assertThat(second.errors()).isEmpty();
        assertThat(builds()).hasSize(1);

        write(source(), "class Main { int edited; }");
        launch("version");
        assertThat(builds()).hasSize(2);

        Path other = write(source().resolveSibling("Other.java"), "class Other {}");
        launch("version");
        assertThat(builds()).hasSize(3);

        Files.delete(other);
        launch("version");
        assertThat(builds()).hasSize(4);
    }

    @Test
    @DisplayName("a source edited during the build makes the next launch build again")
    void noticesAnEditDuringTheBuild() throws Exception {
        mavenDoes(
                "sleep 0.05; echo 'class Main { int x; }' >'" + source()
                        + "'; sleep 0.05; mkdir -p memory-server-javalin/target; echo built >memory-server-javalin/target/recollect.jar");

        launch("version");
        launch("version");

        assertThat(builds()).hasSize(2);
    }

    @Test
    @DisplayName("a build lays out the classes of a run, for the JDK it was made with")
    void laysOutClasses() throws Exception {
        Run first = launch("recall", "x");
        jdkOfVersion("25.0.1");
        Run other = launch("recall", "x");

        String flag = "[-XX:SharedArchiveFile=" + jar().resolveSibling("recollect-17.0.15.jsa") + "]";
        assertThat(first.output()).contains(flag);
        assertThat(other.output()).doesNotContain("SharedArchiveFile").contains("[--enable-native-access=ALL-UNNAMED]");
        assertThat(builds()).hasSize(1);
    }

    @Test
    @DisplayName("a server multiplies in vector registers where Java has them, a short command does without")
    void vectorRegisters() throws Exception {
        Run without = launch("serve");
        script(
                jdk.resolve("bin/java"),
                "case \"$*\" in --list-modules) echo 'jdk.incubator.vector@17.0.15' ;; *) echo \"$*\" ;; esac");

        assertThat(launch("serve").output()).contains("--add-modules=jdk.incubator.vector");
        assertThat(launch("rebuild-index").output()).contains("--add-modules=jdk.incubator.vector");
        assertThat(launch("recall", "x").output()).doesNotContain("--add-modules");
        assertThat(without.output()).doesNotContain("--add-modules");
    }

    @Test
    @DisplayName(
            "a server's heap lies in large pages where the system gives them on request, that of a short command does not")
    void largePages() throws Exception {
        Path system = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
        boolean given = Files.exists(system) && Files.readString(system).matches("(?s).*\\[(madvise|always)].*");

        assertThat(launch("serve").output().contains("-XX:+UseTransparentHugePages"))
                .isEqualTo(given);
        assertThat(launch("recall", "x").output()).doesNotContain("UseTransparentHugePages");

        script(jdk.resolve("bin/java"), "case \"$*\" in *HugePages*-version) exit 1 ;; *) echo \"$*\" ;; esac");

        assertThat(launch("serve").output()).doesNotContain("UseTransparentHugePages");
    }

    @Test
    @DisplayName("where the classes cannot be laid out the program runs all the same")
    void runsWithoutArchive() throws Exception {
        script(jdk.resolve("bin/java"), "case \"$*\" in *ArchiveClassesAtExit*) exit 1 ;; *) echo \"$*\" ;; esac");

        Run run = launch("version");

        assertThat(run.status()).isZero();
        assertThat(run.output()).contains("-jar " + jar() + " version").doesNotContain("SharedArchiveFile");
    }

    @Test
    @DisplayName("a failed build shows its output and the command to repeat, and runs nothing")
    void showsAFailedBuild() throws Exception {
        mavenDoes("echo 'line 3: no such symbol'; exit 1");

        Run run = launch("version");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).isEmpty();
        assertThat(run.errors())
                .contains(
                        "line 3: no such symbol",
                        "to repeat it: cd '" + project + "' && ",
                        "-pl memory-server-javalin");
    }

    @Test
    @DisplayName("a java that is too old is refused by name")
    void refusesAnOldJava() throws Exception {
        jdkOfVersion("11.0.2");

        Run run = launch("version");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.errors())
                .contains("is version 11.0.2, but 17 or later is needed")
                .hasLineCount(1);
    }

    @Test
    @DisplayName("a JAVA_HOME without java is refused by name")
    void refusesAWrongJavaHome() throws Exception {
        jdk = folder.resolve("nowhere");

        Run run = launch("version");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.errors())
                .contains("JAVA_HOME is " + jdk + ", but there is no bin/java in it")
                .hasLineCount(1);
    }

    @Test
    @DisplayName("it is found through links, from any folder")
    void followsLinks() throws Exception {
        Path first = Files.createSymbolicLink(folder.resolve("first"), Path.of("a project/recollect"));
        Path second = Files.createSymbolicLink(folder.resolve("path/second"), first);

        Run run = start(second, "version").await();

        assertThat(run.output()).contains("[" + jar() + "]", "[version]");
    }

    @Test
    @DisplayName("two launches at once build once, and the second waits")
    void buildsOnce() throws Exception {
        mavenDoes(
                "sleep 0.3; mkdir -p memory-server-javalin/target; echo built >memory-server-javalin/target/recollect.jar");

        Started first = start(project.resolve("recollect"), "one");
        Started second = start(project.resolve("recollect"), "two");

        assertThat(first.await().output()).contains("[one]");
        assertThat(second.await().output()).contains("[two]");
        assertThat(builds()).hasSize(1);
        assertThat(project.resolve("target/recollect-build.lock")).doesNotExist();
    }

    @Test
    @DisplayName("the lock of a launch that was killed does not stop the next")
    void takesOverADeadLock() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createDirectories(project.resolve("target"));
        Files.createSymbolicLink(project.resolve("target/recollect-build.lock"), Path.of(Long.toString(dead.pid())));

        Run run = launch("version");

        assertThat(run.output()).contains("[version]");
    }

    private record Run(int status, String output, String errors) {}

    private record Started(Process process, Path output, Path errors) {
        Run await() throws InterruptedException {
            int status = process.waitFor();
            return new Run(status, Repository.text(output), Repository.text(errors));
        }
    }

    private Run launch(String... arguments) throws Exception {
        return start(project.resolve("recollect"), arguments).await();
    }

    private Started start(Path launcher, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "output", "");
        Path errors = Files.createTempFile(folder, "errors", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().put("PATH", folder.resolve("path") + ":/usr/local/bin:/usr/bin:/bin");
        builder.environment().remove("RECOLLECT_JAVA_OPTS");
        Process process = builder.start();
        process.getOutputStream().close();
        return new Started(process, output, errors);
    }

    private void mavenDoes(String what) throws IOException {
        script(project.resolve("mvnw"), "echo \"$JAVA_HOME $*\" >>'" + folder.resolve("builds") + "'\n" + what);
    }

    private List<String> builds() {
        return Repository.lines(folder.resolve("builds"));
    }

    private void jdkOfVersion(String version) throws IOException {
        write(jdk.resolve("release"), "IMPLEMENTOR=\"somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    private Path source() {
        return project.resolve("memory-server-javalin/src/main/java/Main.java");
    }

    private Path jar() {
        return project.resolve("memory-server-javalin/target/recollect.jar");
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void script(Path file, String body) throws IOException {
        write(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
