// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Nonce;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.NewExperience;
import dev.recollect.memory.store.Receipt;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What was erased")
class ErasedBytesTest {
    /* A few thousand rows may pass by luck; what page splits leave behind shows in many. */
    private static final int ROWS = Boolean.getBoolean("memory.test.long") ? 50_000 : 5_000;

    private static final int BATCH = 250;
    private static final Scope ADA = Scope.ofUser("ada-who-leaves");
    private static final Scope BOB = Scope.ofUser("bob-who-stays");
    private static final float MARK = Float.intBitsToFloat(0x3e5aa5e7);

    /* Parts of what is stored of an erased experience, each in its own form. */
    private static final List<byte[]> TRACES = List.of(
            utf8("QUILLZOU"), // the text
            utf8("quillzou"), // its terms, in lower case
            utf8("SPEAKERQ"), // speaker
            utf8("attribq"), // attribute
            utf8("sessionq"), // session
            HexFormat.of().parseHex("feedfacecafebeef"), // nonce
            HexFormat.of().parseHex("0ddba11c0ffee123"), // key
            HexFormat.of().parseHex("e7a55a3ee7a55a3e")); // vectors

    @TempDir
    Path folder;

    private final Random random = new Random(7);
    private final Map<String, NewExperience> last = new HashMap<>();
    private Fixture fixture;
    private SqliteExperienceStore store;

    @BeforeEach
    void open() {
        fixture = new Fixture(folder);
        store = fixture.open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @DisplayName("of a whole user leaves not one byte in any file, and takes nothing of another's")
    void wholeUser() {
        fill(ADA, "sessionq", BOB);
        List<Experience> bobs = Fixture.all(store, BOB);
        assertThat(search()).allSatisfy(found -> assertThat(found).isGreaterThan(ROWS / 2));
        assertThat(ByteSearch.countAll(folder, List.of(utf8(ADA.user())))).allMatch(found -> found > 0);

        Receipt receipt = store.erase(Erasure.ofUser(ADA), "rct_1", fixture.experiences.now());

        assertThat(receipt.erased()).hasSize(ROWS);
        assertThat(receipt.logTruncated()).isTrue();
        assertThat(search()).containsOnly(0L);
        assertThat(ByteSearch.countAll(folder, List.of(utf8(ADA.user())))).containsExactly(0L);
        assertThat(Fixture.all(store, BOB)).isEqualTo(bobs);
        assertThat(store.statistics(BOB).total()).isEqualTo(ROWS);
        assertThat(Fixture.verify(store)).isEmpty();
    }

    @Test
    @DisplayName("here and there in a scope leaves not one byte, nor do the context vectors made with it")
    void scattered() {
        List<ExperienceId> erased = fill(BOB, "shared", BOB);

        Receipt receipt = store.erase(Erasure.ofIds(BOB, erased), "rct_1", fixture.experiences.now());

        assertThat(receipt.erased()).hasSize(ROWS);
        assertThat(search()).containsOnly(0L);
        assertThat(store.statistics(BOB).total()).isEqualTo(ROWS);
        assertThat(store.pendingContexts(1)).isNotEmpty();
        assertThat(Fixture.verify(store)).isEmpty();
    }

    /* Batches of what leaves and what stays, in turn; gives the ids of what leaves. */
    private List<ExperienceId> fill(Scope leaving, String leavingSession, Scope staying) {
        List<ExperienceId> ids = new ArrayList<>();
        for (int batch = 0; batch < ROWS / BATCH; batch++) {
            List<NewExperience> items = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                int number = batch * BATCH + i;
                NewExperience leaves = item(leaving, leavingSession, number, true);
                items.add(leaves);
                items.add(item(staying, "shared", number, false));
                ids.add(leaves.experience().id());
            }
            assertThat(store.append(items)).extracting(Appended::status).containsOnly(Appended.Status.ACCEPTED);
        }
        return ids;
    }

    private NewExperience item(Scope scope, String session, int number, boolean leaves) {
        String word = "word" + random.nextInt(900) + " ";
        String text = (leaves ? "QUILLZOU" : "other") + number + " " + word.repeat(1 + random.nextInt(60));
        Experience experience = fixture.experiences
                .builder(
                        scope,
                        Content.ofText(text)
                                .withSpeaker(leaves ? "SPEAKERQ" : "Bob")
                                .withAttributes(Map.of("place", leaves ? "attribq" : "home")))
                .session(session)
                .nonce(new Nonce((leaves ? "feedfacecafebeef" : "0123456789abcdef") + hex(number, 16)))
                .build();
        Optional<NewExperience> before = Optional.ofNullable(last.get(scope + session));
        boolean tells = leaves || before.filter(ErasedBytesTest::leaves).isPresent();
        NewExperience item = new NewExperience(
                experience,
                Map.of(Role.CONTENT, vector(leaves), Role.CONTEXT, vector(tells)),
                before.map(one -> one.experience().id()),
                Optional.of(new Digest((leaves ? "0ddba11c0ffee123" : "0123456789abcdef") + hex(number, 48))));
        last.put(scope + session, item);
        return item;
    }

    private static boolean leaves(NewExperience item) {
        return item.experience().content().text().startsWith("QUILLZOU");
    }

    private static String hex(int number, int digits) {
        return String.format("%0" + digits + "x", number);
    }

    private TextEmbedding vector(boolean marked) {
        float[] vector = new float[fixture.model.dimension()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = marked ? MARK : random.nextFloat();
        }
        return TextEmbedding.of(Embedding.of(vector));
    }

    private List<Long> search() {
        return ByteSearch.countAll(folder, TRACES);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
