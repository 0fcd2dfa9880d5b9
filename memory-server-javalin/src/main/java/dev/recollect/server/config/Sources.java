// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.config;

import dev.recollect.memory.InvalidInputException;
import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Where values come from, the first source that has one winning. Confined to one thread. */
final class Sources {
    static final String PROPERTIES_FILE = "recollect.properties";
    private static final long FILE_BYTES = 1_048_576;

    private final Map<String, Map<String, String>> bySource = new LinkedHashMap<>();

    /** The environment, then {@code .env} in the working folder. */
    Sources(Map<String, String> environment, Path workingFolder) {
        bySource.put("the environment", environment);
        bySource.put(".env", dotenv(workingFolder));
    }

    /** Adds {@code recollect.properties} in the data folder, which may hold settings only. */
    void addProperties(Path dataFolder) {
        Path file = dataFolder.resolve(PROPERTIES_FILE);
        Map<String, String> values = Files.exists(file) ? properties(file) : Map.of();
        values.keySet().forEach(name -> requireUsable(name, file));
        bySource.put(file.toString(), values);
    }

    /** The value of a setting, or of its default. Empty if it has neither. */
    <T> Optional<T> find(Setting<T> setting) {
        for (var source : bySource.entrySet()) {
            String value = source.getValue().getOrDefault(setting.name(), "").strip();
            if (!value.isEmpty()) {
                return Optional.of(setting.parse(value, source.getKey()));
            }
        }
        return setting.fallback().isEmpty()
                ? Optional.empty()
                : Optional.of(setting.parse(setting.fallback(), "the default"));
    }

    boolean has(String name) {
        return bySource.values().stream()
                .anyMatch(values -> !values.getOrDefault(name, "").isBlank());
    }

    private static void requireUsable(String name, Path file) {
        if (SettingTable.LATER.contains(name)) {
            throw new InvalidInputException(name, "must not be in " + file + ": this version does not support it yet");
        }
        if (name.equals(SettingTable.DATA_DIR.name())) {
            throw new InvalidInputException(name, "must not be in " + file + ", which lies in the data folder itself");
        }
        if (SettingTable.all().stream().noneMatch(setting -> setting.name().equals(name))) {
            throw new InvalidInputException(
                    name, "must not be in " + file + ": there is no such setting; see recollect help config");
        }
    }

    private static Map<String, String> dotenv(Path folder) {
        Path file = folder.resolve(".env");
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        requireSmall(file);
        try {
            Map<String, String> values = new HashMap<>();
            Dotenv.configure()
                    .directory(folder.toString())
                    .filename(".env")
                    .load()
                    .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
                    .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
            return values;
        } catch (DotenvException e) {
            // Its message holds the line, which may hold a key.
            throw new InvalidInputException(
                    file.toString(), "must be readable UTF-8 with lines NAME=value and closed quotes, but is not");
        }
    }

    private static Map<String, String> properties(Path file) {
        requireSmall(file);
        Map<String, String> values = new HashMap<>();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Properties read = new Properties();
            read.load(reader);
            read.stringPropertyNames().forEach(name -> values.put(name, read.getProperty(name)));
            return values;
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidInputException(file.toString(), "must be a readable properties file in UTF-8, but is not");
        }
    }

    private static void requireSmall(Path file) {
        try {
            if (Files.size(file) > FILE_BYTES) {
                throw new InvalidInputException(file.toString(), "must be at most " + FILE_BYTES + " bytes");
            }
        } catch (IOException e) {
            throw new InvalidInputException(file.toString(), "must be readable, but is not");
        }
    }
}
