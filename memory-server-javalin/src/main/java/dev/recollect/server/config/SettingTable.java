// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.config;

import static dev.recollect.server.config.Parsers.address;
import static dev.recollect.server.config.Parsers.choice;
import static dev.recollect.server.config.Parsers.integer;
import static dev.recollect.server.config.Parsers.key;
import static dev.recollect.server.config.Parsers.number;
import static dev.recollect.server.config.Parsers.path;

import dev.recollect.memory.Limits;
import dev.recollect.memory.affect.AffectBlend;
import dev.recollect.memory.embedding.onnx.ModelChoice;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Every setting, declared once; help and manual are made from it. */
public final class SettingTable {
    static final Setting<Path> DATA_DIR = path("RECOLLECT_DATA_DIR", "the folder that holds everything", "data");

    static final Setting<Path> STORE_FILE =
            path("RAW_STORE_DB_PATH", "the file of the store; raw_store.db in the data folder unless set", "");

    static final Setting<ModelChoice> MODEL = new Setting<>(
            "EMBEDDING_MODEL",
            "the model that embeds texts; a data folder keeps to the one it began with",
            "",
            "e5-small-v2-q",
            "e5-small-v2-q, all-minilm-l6-v2-q (or sentence-transformers/all-MiniLM-L6-v2), bge-small-en-v1.5-q, or a"
                    + " folder with model.onnx and tokenizer.json",
            ModelChoice::of);

    static final Setting<String> OPENAI_KEY = key(
            "OPENAI_API_KEY",
            "the key for OpenAI, or for the address in LLM_BASE_URL; with it, or with that address, a language model"
                    + " answers");

    static final Setting<String> DEEPSEEK_KEY = key(
            "DEEPSEEK_API_KEY",
            "the key for DeepSeek, sent to nobody else; alone it selects https://api.deepseek.com and deepseek-chat");

    static final Setting<URI> LLM_BASE_URL = address(
            "LLM_BASE_URL",
            "where a server speaks OpenAI's protocol; /v1 is added where there is no path; OpenAI's unless set");

    static final Setting<String> LLM_MODEL = Parsers.name(
            "LLM_MODEL", "the language model's name there; gpt-4o-mini unless set, at DeepSeek deepseek-chat");

    static final Setting<Double> LLM_TEMPERATURE =
            number("LLM_TEMPERATURE", "how freely the language model writes", "", "0.7", 0, 2);

    static final Setting<Integer> LLM_MAX_TOKENS = integer(
            "LLM_MAX_TOKENS",
            "length of a language model's answer; one that is longer is refused rather than cut",
            "the model's tokens",
            "500",
            1,
            1_000_000);

    static final Setting<Integer> LLM_TIMEOUT = integer(
            "LLM_TIMEOUT_SECONDS",
            "how long a language model may take, or be silent where it streams",
            "seconds",
            "60",
            1,
            3_600);

    static final Setting<Integer> LLM_RETRIES = integer(
            "LLM_MAX_RETRIES",
            "how often a call of the language model is tried again that failed in a way that may pass",
            "times",
            "2",
            0,
            10);

    static final Setting<Integer> TOP_K = integer(
            "TOP_K_RETRIEVAL", "memories of a recall or an answer that asks for no number", "memories", "5", 1, 200);

    static final Setting<String> PROFILE = choice(
            "RECALL_PROFILE",
            "how memories are ranked: by the trained fusion of all signals, or by meaning and recency",
            "default",
            List.of("default", "classic"));

    static final Setting<Double> SEMANTIC_WEIGHT = number(
            "SEMANTIC_WEIGHT",
            "weight of meaning in profile classic; setting a weight selects that profile, and the two are normalised",
            "",
            "0.8",
            0,
            1_000);

    static final Setting<Double> RECENCY_WEIGHT = number(
            "RECENCY_WEIGHT",
            "weight of recency in profile classic; setting a weight selects that profile, and the two are normalised",
            "",
            "0.2",
            0,
            1_000);

    static final Setting<Double> RECENCY_HALF_LIFE =
            number("RECENCY_HALF_LIFE_DAYS", "the time in which recency falls by half", "days", "30", 0.001, 36_500);

    static final Setting<Integer> CONTEXT_TOKENS = integer(
            "CONTEXT_TOKEN_BUDGET", "memories that an answer uses, at most", "estimated tokens", "2000", 1, 10_000_000);

    static final Setting<Double> VALENCE_THRESHOLD =
            number("VALENCE_THRESHOLD", "the blended valence below which an answer has a preface", "", "-0.2", -1, 1);

    static final Setting<AffectBlend> AFFECT_WEIGHTS = new Setting<>(
            "AFFECT_WEIGHTS",
            "weights of the user's affect, the memories' and the assistant's own in the blend; normalised",
            "",
            "0.5,0.3,0.2",
            "three numbers from 0 to 1000 with commas between, the first above 0",
            Parsers::blend);

    static final Setting<String> LENS_MODE = choice(
            "LENS_MODE",
            "how affect gets into an answer whose request does not say",
            "preface",
            List.of("preface", "restyle", "prompt"));

    static final Setting<String> REFLECTION = choice(
            "REFLECTION",
            "who notes what an answer drew from memory; the model takes one call more an answer",
            "template",
            List.of("template", "model"));

    static final Setting<Integer> SESSION_TIMEOUT =
            integer("SESSION_TIMEOUT_MINUTES", "idleness that ends the current session", "minutes", "30", 1, 525_600);

    static final Setting<String> CONSOLIDATION = choice(
            "CONSOLIDATION_ENABLED",
            "whether sessions that are over are told by narratives in the background",
            "true",
            List.of("true", "false"));

    static final Setting<String> DISTILLATION = choice(
            "DISTILLATION",
            "whether the language model reads facts out of sessions that are told, one more call each",
            "off",
            List.of("on", "off"));

    static final Setting<String> REDACTION =
            choice("REDACTION", "whether secrets are taken out of what is remembered", "on", List.of("on", "off"));

    static final Setting<Integer> MAX_REQUEST_BYTES = integer(
            "MAX_REQUEST_BYTES", "size of one JSON body or one NDJSON line", "bytes", "4194304", 1_024, 67_108_864);

    static final Setting<Integer> MAX_TEXT_CHARS = integer(
            "MAX_TEXT_CHARS",
            "length of a text, a prompt or a response",
            "characters",
            "100000",
            1,
            Limits.TEXT_CHARS_MOST);

    static final Setting<Integer> VECTOR_MEMORY = integer(
            "VECTOR_MEMORY_MB",
            "memory for what recall holds of users, those used longest ago leave first; a quarter of the heap unless set",
            "MiB",
            "",
            1,
            1_048_576);

    static final Setting<Integer> HNSW_THRESHOLD = integer(
            "HNSW_THRESHOLD",
            "from how many vectors of a role in a user's memory a graph is searched instead of all of them",
            "vectors",
            "10000",
            1,
            1_000_000_000);

    static final Setting<Path> INDEX_FOLDER =
            path("VECTOR_INDEX_PATH", "the folder where graphs are saved; vectors in the data folder unless set", "");

    static final Setting<String> LOG_LEVEL = choice(
            "LOG_LEVEL",
            "the least grave messages that are logged; content never is",
            "info",
            List.of("error", "warn", "info", "debug"));

    static final Setting<String> LOG_FORMAT = choice(
            "LOG_FORMAT",
            "how the log is written: lines for people, or a JSON object a line",
            "text",
            List.of("text", "json"));

    static final Setting<Path> LOG_DIR =
            path("LOG_DIR", "a folder for the log, a file a day, 7 kept; standard error unless set", "");

    static final Setting<Integer> EMBEDDING_CACHE = integer(
            "EMBEDDING_CACHE_SIZE",
            "vectors kept in memory of texts embedded lately, so that the same text is not embedded again; for an hour at"
                    + " most, and until something is forgotten; 0 for none; 10000 take some 18 MB",
            "vectors",
            "10000",
            0,
            10_000_000);

    private static final List<Setting<?>> ALL = List.of(
            DATA_DIR,
            STORE_FILE,
            MODEL,
            OPENAI_KEY,
            DEEPSEEK_KEY,
            LLM_BASE_URL,
            LLM_MODEL,
            LLM_TEMPERATURE,
            LLM_MAX_TOKENS,
            LLM_TIMEOUT,
            LLM_RETRIES,
            TOP_K,
            PROFILE,
            SEMANTIC_WEIGHT,
            RECENCY_WEIGHT,
            RECENCY_HALF_LIFE,
            CONTEXT_TOKENS,
            VALENCE_THRESHOLD,
            AFFECT_WEIGHTS,
            LENS_MODE,
            REFLECTION,
            SESSION_TIMEOUT,
            CONSOLIDATION,
            DISTILLATION,
            REDACTION,
            MAX_REQUEST_BYTES,
            MAX_TEXT_CHARS,
            EMBEDDING_CACHE,
            VECTOR_MEMORY,
            HNSW_THRESHOLD,
            INDEX_FOLDER,
            LOG_LEVEL,
            LOG_FORMAT,
            LOG_DIR);

    /* Known names that this version does nothing with: saying so beats ignoring them where they are written for us. */
    static final Set<String> LATER = Set.of(
            "LLM_PRICE_INPUT_PER_M",
            "LLM_PRICE_OUTPUT_PER_M",
            "MAX_CONVERSATION_HISTORY",
            "MAX_SESSION_FILES",
            "MAX_PERSISTENT_CONV",
            "CACHE_SIZE",
            "CACHE_SIMILARITY",
            "COMMAND_TIMEOUT",
            "RETENTION_OBSERVATION_DAYS",
            "RETENTION_DAYS",
            "SIGNING_KEY_FILE",
            "RATE_LIMIT_PER_MINUTE",
            "CORS_ORIGINS");

    /* Whoever sets one of these expects a language model to answer. */
    static final List<Setting<?>> OF_CHAT_MODEL =
            List.of(LLM_MODEL, LLM_TEMPERATURE, LLM_MAX_TOKENS, LLM_TIMEOUT, LLM_RETRIES);

    private SettingTable() {}

    /**
     * All settings, in the order of the manual.
     *
     * @return an unmodifiable list
     */
    public static List<Setting<?>> all() {
        return ALL;
    }
}
