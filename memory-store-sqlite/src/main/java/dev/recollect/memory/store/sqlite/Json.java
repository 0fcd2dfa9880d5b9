// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recollect.memory.experience.Provenance.Source;
import dev.recollect.memory.store.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists and maps in a column: JSON, or NULL where empty. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> MAP = new TypeReference<>() {};
    private static final TypeReference<List<Map<String, String>>> MAPS = new TypeReference<>() {};

    private Json() {}

    static @Nullable String column(Collection<String> strings) {
        return strings.isEmpty() ? null : write(strings);
    }

    static @Nullable String column(Map<String, String> map) {
        return map.isEmpty() ? null : write(map);
    }

    static @Nullable String sources(List<Source> sources) {
        List<Map<String, String>> entries = new ArrayList<>();
        for (Source source : sources) {
            Map<String, String> entry = new LinkedHashMap<>();
            entry.put("uri", source.uri());
            source.hash().ifPresent(hash -> entry.put("hash", hash));
            entries.add(entry);
        }
        return entries.isEmpty() ? null : write(entries);
    }

    static List<String> strings(@Nullable String column) {
        return column == null ? List.of() : read(column, STRINGS);
    }

    static Map<String, String> map(@Nullable String column) {
        return column == null ? Map.of() : read(column, MAP);
    }

    static List<Source> sources(@Nullable String column) {
        if (column == null) {
            return List.of();
        }
        return read(column, MAPS).stream()
                .map(entry -> new Source(entry.getOrDefault("uri", ""), Optional.ofNullable(entry.get("hash"))))
                .toList();
    }

    /* An argument for json_each: SQLite has no lists of its own. */
    static String array(Collection<?> values) {
        return write(values);
    }

    private static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("strings must be writable as JSON", e);
        }
    }

    private static <T> T read(String column, TypeReference<T> type) {
        try {
            return MAPPER.readValue(column, type);
        } catch (JsonProcessingException e) {
            /* Without the parser's message: it quotes the content. */
            throw new StoreException("a column that must hold JSON does not; run: recollect verify");
        }
    }
}
