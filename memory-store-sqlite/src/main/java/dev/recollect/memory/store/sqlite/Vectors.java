// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers rows of vectors, ordered by experience, role and chunk. Confined to one thread. */
final class Vectors {
    private final Map<Long, Map<Role, List<Embedding>>> chunks = new HashMap<>();

    /* The columns experience, role, vector. */
    void add(ResultSet row) throws SQLException {
        chunks.computeIfAbsent(row.getLong("experience"), seq -> new EnumMap<>(Role.class))
                .computeIfAbsent(Role.of(row.getString("role")), role -> new ArrayList<>())
                .add(Embedding.ofBytes(row.getBytes("vector")));
    }

    Map<Role, TextEmbedding> of(long experience) {
        Map<Role, TextEmbedding> embeddings = new EnumMap<>(Role.class);
        chunks.getOrDefault(experience, Map.of())
                .forEach((role, vectors) -> embeddings.put(role, new TextEmbedding(vectors)));
        return embeddings;
    }
}
