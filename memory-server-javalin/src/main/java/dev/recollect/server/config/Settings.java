// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.config;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.embedding.onnx.ModelChoice;
import dev.recollect.memory.lens.Lens;
import dev.recollect.memory.lens.LensMode;
import dev.recollect.memory.recall.RecallProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is configured, checked as a whole: from the environment, then {@code .env} in the working folder, then
 * {@code recollect.properties} in the data folder, then the defaults. An empty value is unset. Immutable.
 */
public final class Settings {
    private final Path dataFolder;
    private final Path workingFolder;
    private final Map<Setting<?>, Object> values = new HashMap<>();
    private final RecallProfile classic;
    private final boolean weighted;
    private final Optional<ChatChoice> chatChoice;
    private final List<String> warnings;

    private Settings(Path dataFolder, Path workingFolder, Sources sources) {
        this.dataFolder = dataFolder;
        this.workingFolder = workingFolder;
        SettingTable.all().forEach(setting -> sources.find(setting).ifPresent(value -> values.put(setting, value)));
        weighted = sources.has(SettingTable.SEMANTIC_WEIGHT.name()) || sources.has(SettingTable.RECENCY_WEIGHT.name());
        classic = classic(value(SettingTable.SEMANTIC_WEIGHT), value(SettingTable.RECENCY_WEIGHT));
        chatChoice = ChatChoice.of(this);
        warnings = warnings(sources);
    }

    /**
     * Reads the settings.
     *
     * @param environment the process's environment
     * @param workingFolder the folder the process runs in; relative paths start there
     * @return the settings
     * @throws InvalidInputException if a value is not allowed, or {@code recollect.properties} holds something else; its
     *     message is the line to show
     */
    public static Settings load(Map<String, String> environment, Path workingFolder) {
        Sources sources = new Sources(environment, workingFolder);
        return load(sources, workingFolder, sources.find(SettingTable.DATA_DIR).orElseThrow());
    }

    /**
     * Reads the settings of a data folder that was named otherwise, for instance on the command line.
     *
     * @param environment the process's environment
     * @param workingFolder the folder the process runs in; relative paths start there
     * @param dataFolder the data folder, whatever the sources say
     * @return the settings
     * @throws InvalidInputException as {@link #load(Map, Path)}
     */
    public static Settings load(Map<String, String> environment, Path workingFolder, Path dataFolder) {
        return load(new Sources(environment, workingFolder), workingFolder, dataFolder);
    }

    private static Settings load(Sources sources, Path workingFolder, Path dataFolder) {
        Path folder = workingFolder.resolve(dataFolder);
        sources.addProperties(folder);
        return new Settings(folder, workingFolder, sources);
    }

    /**
     * What should be said at the start, one line each: what is set and does not do what one would expect.
     *
     * @return lines without values
     */
    public List<String> warnings() {
        return warnings;
    }

    private List<String> warnings(Sources sources) {
        if (chatChoice.isPresent()) {
            return chatChoice.get().warnings();
        }
        return SettingTable.OF_CHAT_MODEL.stream()
                .map(Setting::name)
                .filter(sources::has)
                .map(name ->
                        name + " is set, but no language model is, by OPENAI_API_KEY, DEEPSEEK_API_KEY or LLM_BASE_URL:"
                                + " answers come from the offline responder, which quotes what is remembered")
                .limit(1)
                .toList();
    }

    /**
     * The language model that answers.
     *
     * @return which, and how; empty if none is configured
     */
    public Optional<ChatChoice> chatModel() {
        return chatChoice;
    }

    /**
     * The data folder.
     *
     * @return its path; need not exist
     */
    public Path dataFolder() {
        return dataFolder;
    }

    /**
     * The file of the store, if it is not where it always is.
     *
     * @return its path
     */
    public Optional<Path> storeFile() {
        return find(SettingTable.STORE_FILE).map(workingFolder::resolve);
    }

    /**
     * The embedding model.
     *
     * @return which
     */
    public ModelChoice model() {
        return value(SettingTable.MODEL);
    }

    /**
     * How many memories where nobody says.
     *
     * @return 1 to 200
     */
    public int topK() {
        return value(SettingTable.TOP_K);
    }

    /**
     * How recalls and answers rank where nobody says.
     *
     * @return the profile
     */
    public RecallProfile profile() {
        return profile(weighted ? "classic" : value(SettingTable.PROFILE));
    }

    /**
     * A profile by name, with the configured weights and half-life.
     *
     * @param name {@code default} or {@code classic}
     * @return the profile
     * @throws InvalidInputException if there is none of that name
     */
    public RecallProfile profile(String name) {
        return name.equals("classic")
                ? classic
                : new RecallProfile(
                        name,
                        RecallProfile.DEFAULT.semanticWeight(),
                        RecallProfile.DEFAULT.recencyWeight(),
                        classic.halfLife());
    }

    /**
     * A profile with weights from the caller and the configured half-life.
     *
     * @param name the profile, if the caller names one: {@code classic} for its two weights, {@code default} for those of
     *     signals
     * @param weights by name, 0 to 1,000, not all 0: those of signals, of which the ones that are not named count nothing; or
     *     {@code semantic} and {@code recency} of profile classic, as configured where one is not named
     * @return the profile
     * @throws InvalidInputException if a name is unknown or of the other kind, or a weight is out of range
     */
    public RecallProfile weighted(Optional<String> name, Map<String, Double> weights) {
        return new OwnWeights(classic).profile(name, weights);
    }

    private RecallProfile classic(double semantic, double recency) {
        if (semantic + recency == 0) {
            throw new InvalidInputException(
                    SettingTable.SEMANTIC_WEIGHT.name(), "must not be 0 where RECENCY_WEIGHT is 0 too");
        }
        Duration halfLife = Duration.ofMillis(Math.round(value(SettingTable.RECENCY_HALF_LIFE) * 86_400_000));
        return RecallProfile.classic(semantic, recency, halfLife);
    }

    /**
     * How many tokens of memories an answer uses at most.
     *
     * @return estimated tokens
     */
    public int contextTokens() {
        return value(SettingTable.CONTEXT_TOKENS);
    }

    /**
     * How affect colours answers.
     *
     * @return blend, threshold and mode
     */
    public Lens lens() {
        return new Lens(
                value(SettingTable.AFFECT_WEIGHTS),
                value(SettingTable.VALENCE_THRESHOLD),
                LensMode.of(value(SettingTable.LENS_MODE)));
    }

    /**
     * Whether the language model writes reflections, where there is one.
     *
     * @return false unless switched on
     */
    public boolean modelReflects() {
        return value(SettingTable.REFLECTION).equals("model");
    }

    /**
     * The idleness that ends a session.
     *
     * @return whole minutes
     */
    public Duration sessionTimeout() {
        return Duration.ofMinutes(value(SettingTable.SESSION_TIMEOUT));
    }

    /**
     * Whether sessions that are over are told in the background.
     *
     * @return true unless switched off
     */
    public boolean consolidation() {
        return value(SettingTable.CONSOLIDATION).equals("true");
    }

    /**
     * Whether the language model reads facts out of sessions that are told.
     *
     * @return false unless switched on
     */
    public boolean distillation() {
        return value(SettingTable.DISTILLATION).equals("on");
    }

    /**
     * Whether secrets are taken out.
     *
     * @return true unless switched off
     */
    public boolean redaction() {
        return value(SettingTable.REDACTION).equals("on");
    }

    /**
     * How large one JSON body or one NDJSON line may be.
     *
     * @return in bytes
     */
    public int maxRequestBytes() {
        return value(SettingTable.MAX_REQUEST_BYTES);
    }

    /**
     * How long a text, a prompt or a response may be.
     *
     * @return in characters
     */
    public int maxTextChars() {
        return value(SettingTable.MAX_TEXT_CHARS);
    }

    /**
     * How many vectors of texts embedded lately are kept in memory.
     *
     * @return 0 for none
     */
    public int embeddingCache() {
        return value(SettingTable.EMBEDDING_CACHE);
    }

    /**
     * How much memory recall may take for what it holds of users.
     *
     * @return in bytes; empty for a quarter of the heap
     */
    public Optional<Long> vectorMemory() {
        return find(SettingTable.VECTOR_MEMORY).map(mebibytes -> mebibytes * (1L << 20));
    }

    /**
     * From how many vectors of a role in a scope a graph is searched.
     *
     * @return at least 1
     */
    public int graphThreshold() {
        return value(SettingTable.HNSW_THRESHOLD);
    }

    /**
     * Where graphs are saved, if not where they always are.
     *
     * @return a folder
     */
    public Optional<Path> indexFolder() {
        return find(SettingTable.INDEX_FOLDER).map(workingFolder::resolve);
    }

    String logLevel() {
        return value(SettingTable.LOG_LEVEL);
    }

    boolean logsJson() {
        return value(SettingTable.LOG_FORMAT).equals("json");
    }

    Optional<Path> logFolder() {
        return find(SettingTable.LOG_DIR).map(workingFolder::resolve);
    }

    <T> T value(Setting<T> setting) {
        return find(setting).orElseThrow(() -> new IllegalStateException(setting + " must have a default"));
    }

    @SuppressWarnings("unchecked") // each value was parsed by its own setting
    <T> Optional<T> find(Setting<T> setting) {
        return Optional.ofNullable((T) values.get(setting));
    }
}
