// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.affect.AffectBlend;
import dev.recollect.memory.embedding.onnx.BundledModel;
import dev.recollect.memory.recall.RecallProfile;
import dev.recollect.memory.recall.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Settings")
class SettingsTest {
    @TempDir
    Path folder;

    private Settings of(String... namesAndValues) {
        Map<String, String> environment = new java.util.HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            environment.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Settings.load(environment, folder);
    }

    private void write(String file, String... lines) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.writeString(path, String.join("\n", lines));
    }

    @Test
    @DisplayName("have defaults")
    void defaults() {
        Settings settings = of();

        assertThat(settings.dataFolder()).isEqualTo(folder.resolve("data"));
        assertThat(settings.storeFile()).isEmpty();
        assertThat(settings.model()).isEqualTo(BundledModel.E5_SMALL_V2);
        assertThat(settings.topK()).isEqualTo(5);
        assertThat(settings.profile()).isEqualTo(RecallProfile.DEFAULT);
        assertThat(settings.profile("classic")).isEqualTo(RecallProfile.CLASSIC);
        assertThat(settings.contextTokens()).isEqualTo(2_000);
        assertThat(settings.lens().blend()).isEqualTo(AffectBlend.DEFAULT);
        assertThat(settings.lens().valenceThreshold()).isEqualTo(-0.2);
        assertThat(settings.sessionTimeout()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.redaction()).isTrue();
        assertThat(settings.maxRequestBytes()).isEqualTo(4_194_304);
        assertThat(settings.maxTextChars()).isEqualTo(100_000);
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    @DisplayName("come from the environment, then .env, then recollect.properties, then the default")
    void precedence() throws IOException {
        write(".env", "TOP_K_RETRIEVAL=7", "CONTEXT_TOKEN_BUDGET=700", "# a comment", "SOMETHING_ELSE=x");
        write(
                "data/recollect.properties",
                "TOP_K_RETRIEVAL=8",
                "CONTEXT_TOKEN_BUDGET=800",
                "SESSION_TIMEOUT_MINUTES=80");

        Settings settings = of("TOP_K_RETRIEVAL", "6", "UNKNOWN", "y");

        assertThat(settings.topK()).isEqualTo(6);
        assertThat(settings.contextTokens()).isEqualTo(700);
        assertThat(settings.sessionTimeout()).isEqualTo(Duration.ofMinutes(80));
        assertThat(settings.maxTextChars()).isEqualTo(100_000);
    }

    @Test
    @DisplayName("that are empty are unset, wherever they are")
    void emptyIsUnset() throws IOException {
        write(".env", "TOP_K_RETRIEVAL=\"  \"");
        write("data/recollect.properties", "TOP_K_RETRIEVAL=", "MAX_TEXT_CHARS=9");

        Settings settings = of("TOP_K_RETRIEVAL", "", "MAX_TEXT_CHARS", "  ");

        assertThat(settings.topK()).isEqualTo(5);
        assertThat(settings.maxTextChars()).isEqualTo(9);
    }

    @Test
    @DisplayName("name the data folder in the environment or in .env, relative to the working folder")
    void dataFolder() throws IOException {
        write(".env", "RECOLLECT_DATA_DIR=elsewhere");
        write(
                "elsewhere/recollect.properties",
                "TOP_K_RETRIEVAL=8",
                "RAW_STORE_DB_PATH=other/store.db",
                "VECTOR_INDEX_PATH=graphs");

        assertThat(of().dataFolder()).isEqualTo(folder.resolve("elsewhere"));
        assertThat(of().topK()).isEqualTo(8);
        assertThat(of().storeFile()).hasValue(folder.resolve("other/store.db"));
        assertThat(of().indexFolder()).hasValue(folder.resolve("graphs"));
        assertThat(Settings.load(Map.of(), folder, Path.of("here")).dataFolder())
                .isEqualTo(folder.resolve("here"));
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', textBlock = """
            TOP_K_RETRIEVAL         | 0           | an integer from 1 to 200
            TOP_K_RETRIEVAL         | 201         | an integer from 1 to 200
            TOP_K_RETRIEVAL         | 5.5         | an integer from 1 to 200
            TOP_K_RETRIEVAL         | five        | an integer from 1 to 200
            HNSW_THRESHOLD          | 0           | an integer from 1 to 1000000000
            RECALL_PROFILE          | Default     | default or classic
            SEMANTIC_WEIGHT         | -1          | a number from 0 to 1000
            SEMANTIC_WEIGHT         | NaN         | a number from 0 to 1000
            RECENCY_WEIGHT          | 1e9         | a number from 0 to 1000
            RECENCY_HALF_LIFE_DAYS  | 0           | a number from 0.001 to 36500
            CONTEXT_TOKEN_BUDGET    | 0           | an integer from 1 to 10000000
            VALENCE_THRESHOLD       | -2          | a number from -1 to 1
            AFFECT_WEIGHTS          | 0.5,0.5     | three numbers from 0 to 1000 with commas between, the first above 0
            AFFECT_WEIGHTS          | 0,0.5,0.5   | three numbers from 0 to 1000 with commas between, the first above 0
            AFFECT_WEIGHTS          | a,b,c       | three numbers from 0 to 1000 with commas between, the first above 0
            LENS_MODE               | postface    | preface or restyle or prompt
            REFLECTION              | never       | template or model
            SESSION_TIMEOUT_MINUTES | 0           | an integer from 1 to 525600
            LLM_TEMPERATURE         | 2.1         | a number from 0 to 2
            LLM_MAX_TOKENS          | 0           | an integer from 1 to 1000000
            LLM_TIMEOUT_SECONDS     | 3601        | an integer from 1 to 3600
            LLM_MAX_RETRIES         | 11          | an integer from 0 to 10
            LLM_BASE_URL            | localhost   | an http or https address without user, query and fragment
            LLM_MODEL               | ab     | 1 to 200 characters without control characters
            REDACTION               | true        | on or off
            MAX_REQUEST_BYTES       | 100         | an integer from 1024 to 67108864
            MAX_TEXT_CHARS          | 99999999999 | an integer from 1 to 200000
            LOG_LEVEL               | loud        | error or warn or info or debug
            LOG_FORMAT              | xml         | text or json
            """)
    @DisplayName("with a bad value stop the start with name, value, what is allowed, and where it is")
    void refusesBadValues(String name, String value, String allowed) {
        assertThatThrownBy(() -> of(name, value))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(name + " must be " + allowed + ", but was '" + value + "' (in the environment)");
    }

    @Test
    @DisplayName("refuse an embedding model that is neither known nor a folder")
    void refusesModels() {
        assertThat(of("EMBEDDING_MODEL", "sentence-transformers/all-MiniLM-L6-v2")
                        .model())
                .isEqualTo(BundledModel.ALL_MINILM_L6_V2);
        assertThatThrownBy(() -> of("EMBEDDING_MODEL", "gpt"))
                .hasMessageStartingWith("EMBEDDING_MODEL must be e5-small-v2-q, all-minilm-l6-v2-q")
                .hasMessageEndingWith("but was 'gpt' (in the environment)");
    }

    @Test
    @DisplayName("refuse in recollect.properties what is no setting, what is none yet, and the data folder itself")
    void refusesStrangers() throws IOException {
        write("data/recollect.properties", "TOP_K_RETREIVAL=5");
        assertThatThrownBy(this::of)
                .hasMessageStartingWith("TOP_K_RETREIVAL must not be in ")
                .hasMessageEndingWith("there is no such setting; see recollect help config");

        write("data/recollect.properties", "CACHE_SIZE=abc123");
        assertThatThrownBy(this::of)
                .hasMessageStartingWith("CACHE_SIZE must not be in ")
                .hasMessageEndingWith("this version does not support it yet")
                .hasMessageNotContaining("abc123");

        write("data/recollect.properties", "RECOLLECT_DATA_DIR=x");
        assertThatThrownBy(this::of).hasMessageStartingWith("RECOLLECT_DATA_DIR must not be in ");
    }

    @Test
    @DisplayName("refuse files that cannot be read, without repeating what is in them")
    void refusesFiles() throws IOException {
        write(".env", "TOKEN \"abc123");
        assertThatThrownBy(this::of)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith(".env must be readable UTF-8 with lines NAME=value and closed quotes, but is not")
                .hasMessageNotContaining("abc123");

        write(".env", "");
        write("data/recollect.properties", "A=\\u12");
        assertThatThrownBy(this::of).hasMessageEndingWith("must be a readable properties file in UTF-8, but is not");

        Files.write(folder.resolve("data/recollect.properties"), new byte[] {'A', '=', (byte) 0xFF});
        assertThatThrownBy(this::of).hasMessageEndingWith("must be a readable properties file in UTF-8, but is not");

        Files.write(folder.resolve("data/recollect.properties"), new byte[2_000_000]);
        assertThatThrownBy(this::of).hasMessageEndingWith("must be at most 1048576 bytes");
    }

    @Test
    @DisplayName("with a weight select profile classic with that weight, normalised")
    void weightsSelectClassic() {
        RecallProfile semantic = of("SEMANTIC_WEIGHT", "0.6").profile();
        RecallProfile both = of("SEMANTIC_WEIGHT", "1", "RECENCY_WEIGHT", "3", "RECENCY_HALF_LIFE_DAYS", "7.5")
                .profile();

        assertThat(semantic.name()).isEqualTo("classic");
        assertThat(semantic.semanticWeight()).isCloseTo(0.75, within(1e-12));
        assertThat(both.recencyWeight()).isCloseTo(0.75, within(1e-12));
        assertThat(both.halfLife()).isEqualTo(Duration.ofHours(180));
        assertThatThrownBy(() -> of("SEMANTIC_WEIGHT", "0", "RECENCY_WEIGHT", "0"))
                .hasMessage("SEMANTIC_WEIGHT must not be 0 where RECENCY_WEIGHT is 0 too");
    }

    @Test
    @DisplayName("give every profile the configured half-life, and a caller's weights theirs")
    void profiles() {
        Settings settings = of("RECENCY_HALF_LIFE_DAYS", "7", "RECALL_PROFILE", "classic");

        assertThat(settings.profile()).isEqualTo(RecallProfile.classic(0.8, 0.2, Duration.ofDays(7)));
        assertThat(settings.profile("default").halfLife()).isEqualTo(Duration.ofDays(7));
        RecallProfile semantic = settings.weighted(Optional.empty(), Map.of("semantic", 1.0));
        assertThat(semantic.name()).isEqualTo("classic");
        assertThat(semantic.semanticWeight()).isCloseTo(1 / 1.2, within(1e-12));
        assertThat(semantic.halfLife()).isEqualTo(Duration.ofDays(7));
        assertThatThrownBy(() -> settings.profile("other"))
                .hasMessage("profile must be default or classic, but was 'other'");
    }

    @Test
    @DisplayName("let callers weigh signals, or meaning and recency in profile classic, but not both")
    void ownWeights() {
        Settings settings = of("RECENCY_HALF_LIFE_DAYS", "7");
        Optional<String> none = Optional.empty();

        assertThat(settings.weighted(none, Map.of("meaning", 1.0, "recency", 3.0)))
                .isEqualTo(
                        RecallProfile.custom(Map.of(Signal.MEANING, 0.25, Signal.RECENCY, 0.75), Duration.ofDays(7)));
        assertThat(settings.weighted(Optional.of("default"), Map.of("recency", 1.0))
                        .weights())
                .containsExactly(Map.entry(Signal.RECENCY, 1.0));
        assertThat(settings.weighted(none, Map.of("recency", 0.8)).semanticWeight())
                .isCloseTo(0.5, within(1e-12));
        assertThatThrownBy(() -> settings.weighted(none, Map.of("semantic", 1.0, "meaning", 1.0)))
                .hasMessage("weights.semantic is a weight of profile classic, and does not go with those of signals");
        assertThatThrownBy(() -> settings.weighted(Optional.of("classic"), Map.of("meaning", 1.0)))
                .hasMessage("weights.meaning is no weight of profile classic; those are semantic and recency");
        assertThatThrownBy(() -> settings.weighted(none, Map.of("luck", 1.0)))
                .hasMessageStartingWith("weights.luck is unknown; known are meaning, ");
        assertThatThrownBy(() -> settings.weighted(none, Map.of("l".repeat(500), 1.0)))
                .hasMessageStartingWith("weights." + "l".repeat(40) + "… is unknown");
        assertThatThrownBy(() -> settings.weighted(none, Map.of())).hasMessage("weights must name at least one");
        assertThatThrownBy(() -> settings.weighted(Optional.of("custom"), Map.of("meaning", 1.0)))
                .hasMessageStartingWith("profile must be default or classic");
    }

    @Test
    @DisplayName("are all in the table, each once, with a default that is allowed")
    void table() {
        assertThat(SettingTable.all())
                .extracting(Setting::name)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(SettingTable.LATER);
        assertThat(SettingTable.all()).allSatisfy(setting -> {
            assertThat(setting.meaning()).isNotBlank();
            assertThat(setting.allowed()).isNotBlank();
        });
    }
}
