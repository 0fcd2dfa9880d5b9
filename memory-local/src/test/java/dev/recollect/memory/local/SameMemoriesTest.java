// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.local;

import static dev.recollect.memory.local.Story.ADA;
import static dev.recollect.memory.local.Story.BEN;
import static dev.recollect.memory.local.Story.ZOE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.recollect.memory.Memory;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.local.Story.Settings;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.tck.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The same changes, question and clock give the same memories to the last bit")
class SameMemoriesTest {
    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final List<Scope> USERS = List.of(ADA, BEN, ZOE);
    private static final int TURNS = 200;
    private static final int MANY_TURNS = 2_600;
    private static final int FIRST = 10;

    @TempDir
    Path temp;

    private Path folder(String name) {
        try {
            return Files.createDirectories(temp.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /* What is recalled from a folder right after the story was told there. */
    private static byte[] told(Path folder) {
        Story story = new Story();
        try (Hashed.Opened opened = story.open(folder, Settings.EXACT)) {
            story.tell(opened.memory(), TURNS);
            return Story.recalled(opened.memory(), USERS);
        }
    }

    @Test
    @DisplayName("after a restart, and after another")
    void restarted() {
        byte[] told = told(folder("one"));

        for (int i = 0; i < 2; i++) {
            try (Hashed.Opened opened = new Story().open(folder("one"), Settings.EXACT)) {
                assertThat(Story.recalled(opened.memory(), USERS)).isEqualTo(told);
            }
        }
        assertThat(told.length).as("bytes of what was recalled").isGreaterThan(100_000);
    }

    @Test
    @DisplayName("after the index was made anew, in the same process and in the next")
    void rebuilt() {
        byte[] told = told(folder("one"));

        try (Hashed.Opened opened = new Story().open(folder("one"), Settings.EXACT)) {
            opened.memory().rebuildIndex();
            assertThat(Story.recalled(opened.memory(), USERS)).isEqualTo(told);
        }
        try (Hashed.Opened opened = new Story().open(folder("one"), Settings.EXACT)) {
            assertThat(Story.recalled(opened.memory(), USERS)).isEqualTo(told);
        }
    }

    @Test
    @DisplayName("in another folder that was told the same")
    void anotherFolder() {
        byte[] told = told(folder("one"));

        assertThat(told(folder("two"))).isEqualTo(told);
    }

    @Test
    @DisplayName("whoever is asked first, and when users leave memory and come back")
    void anotherOrder() {
        Path folder = folder("one");
        told(folder);
        byte[] zoeAlone;
        byte[] adaAlone;
        try (Hashed.Opened opened = new Story().open(folder, Settings.EXACT)) {
            adaAlone = Story.recalled(opened.memory(), List.of(ADA));
            zoeAlone = Story.recalled(opened.memory(), List.of(ZOE));
        }

        try (Hashed.Opened opened = new Story().open(folder, Settings.EXACT)) {
            assertThat(Story.recalled(opened.memory(), List.of(ZOE))).isEqualTo(zoeAlone);
            assertThat(Story.recalled(opened.memory(), List.of(ADA))).isEqualTo(adaAlone);
        }
        Settings roomForOne = new Settings(Integer.MAX_VALUE, Integer.MAX_VALUE, 0);
        try (Hashed.Opened opened = new Story().open(folder, roomForOne)) {
            for (int i = 0; i < 2; i++) {
                assertThat(Story.recalled(opened.memory(), List.of(ZOE))).isEqualTo(zoeAlone);
                assertThat(Story.recalled(opened.memory(), List.of(ADA))).isEqualTo(adaAlone);
            }
        }
        assertThat(adaAlone).isNotEqualTo(zoeAlone);
    }

    @Test
    @DisplayName("of the bundled model too: after a restart, after the index was made anew, and in another folder")
    void ofTheBundledModel() {
        Story story = new Story();
        byte[] told;
        try (Memory memory = bundled("one", story)) {
            story.tell(memory, 60);
            told = Story.recalled(memory, List.of(ADA));
        }

        try (Memory memory = bundled("one", new Story())) {
            assertThat(Story.recalled(memory, List.of(ADA))).isEqualTo(told);
            memory.rebuildIndex();
            assertThat(Story.recalled(memory, List.of(ADA))).isEqualTo(told);
        }
        Story again = new Story();
        try (Memory memory = bundled("two", again)) {
            again.tell(memory, 60);
            assertThat(Story.recalled(memory, List.of(ADA))).isEqualTo(told);
        }
    }

    private Memory bundled(String name, Story told) {
        return LocalMemory.builder(folder(name)).with(told::choices).open();
    }

    /** A process of its own: tells the story in a folder, and says what is recalled in hexadecimal digits. */
    static final class Teller {
        private Teller() {}

        /** The folder. */
        public static void main(String[] arguments) throws NoSuchAlgorithmException {
            Story story = new Story();
            try (Hashed.Opened opened = story.open(Path.of(arguments[0]), Settings.EXACT)) {
                story.tell(opened.memory(), TURNS);
                boolean registers = ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
                System.out.println("= " + registers + " " + digest(Story.recalled(opened.memory(), USERS)));
            }
        }
    }

    private static String digest(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private String toldByAnother(String name, List<String> options) throws IOException, InterruptedException {
        Process process = ChildJvm.running(options, Teller.class, folder(name))
                .redirectError(temp.resolve(name + ".err").toFile())
                .start();
        String said = process.inputReader()
                .lines()
                .filter(line -> line.startsWith("= "))
                .findFirst()
                .orElse("nothing");
        assertThat(process.waitFor())
                .as("exit code of a process that says: %s", Files.readString(temp.resolve(name + ".err")))
                .isZero();
        return said;
    }

    @Test
    @DisplayName("in processes with vector registers and without")
    void withAndWithoutRegisters() throws Exception {
        assumeTrue(ModuleFinder.ofSystem().find(VECTOR_MODULE).isPresent(), "this JDK comes with " + VECTOR_MODULE);
        String here = digest(told(folder("here")));

        String with = toldByAnother("with", List.of("-Xmx512m", "--add-modules", VECTOR_MODULE));
        String without = toldByAnother("without", List.of("-Xmx512m"));

        assertThat(with).isEqualTo("= true " + here);
        assertThat(without).isEqualTo("= false " + here);
    }

    @Test
    @DisplayName(
            "and where search is approximate, nearly the same: of the first ten 98 %, at scores a hundredth off at most")
    void approximate() throws IOException {
        Path folder = folder("one");
        Story story = new Story();
        try (Hashed.Opened opened = story.open(folder, Settings.EXACT)) {
            story.tell(opened.memory(), ADA, MANY_TURNS);
        }
        List<List<Recalled>> exact = firstOnes(folder, Settings.EXACT, false);

        List<List<Recalled>> found = firstOnes(folder, new Settings(300, 300, 1L << 30), true);

        int same = 0;
        int all = 0;
        for (int question = 0; question < exact.size(); question++) {
            List<ExperienceId> expected = ids(exact.get(question));
            assertThat(found.get(question)).hasSameSizeAs(expected);
            for (int place = 0; place < expected.size(); place++) {
                Recalled one = found.get(question).get(place);
                assertThat(one.score().value())
                        .isCloseTo(exact.get(question).get(place).score().value(), within(0.01));
                same += expected.contains(one.experience().id()) ? 1 : 0;
                all++;
            }
        }
        assertThat(all).isGreaterThan(Story.QUESTIONS * FIRST / 2);
        assertThat((double) same / all).isGreaterThanOrEqualTo(0.98);
    }

    private static List<List<Recalled>> firstOnes(Path folder, Settings settings, boolean approximate)
            throws IOException {
        List<List<Recalled>> firstOnes = new ArrayList<>();
        try (Hashed.Opened opened = new Story().open(folder, settings)) {
            opened.memory().rebuildIndex();
            for (RecallRequest question : Story.questions(ADA)) {
                firstOnes.add(opened.memory().recall(question.withTopK(FIRST)).memories());
            }
            assertThat(opened.index().isQuantized(ADA, Role.CONTEXT)).isEqualTo(approximate);
        }
        try (Stream<Path> graphs = Files.list(Hashed.graphs(folder))) {
            assertThat(graphs.anyMatch(file -> file.toString().endsWith(".graph")))
                    .as("there are graphs")
                    .isEqualTo(approximate);
        }
        return firstOnes;
    }

    private static List<ExperienceId> ids(List<Recalled> memories) {
        return memories.stream().map(memory -> memory.experience().id()).toList();
    }
}
