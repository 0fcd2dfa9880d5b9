// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.index.IndexedText;
import dev.recollect.memory.index.TextAnalyzer;
import dev.recollect.memory.store.Finding;
import dev.recollect.memory.store.ModelStamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Checks that what stands beside the experiences of a page is what was derived from them. */
final class PageCheck {
    private final TextAnalyzer analyzer;
    private final ModelStamp model;

    PageCheck(TextAnalyzer analyzer, ModelStamp model) {
        this.analyzer = analyzer;
        this.model = model;
    }

    /** What was found, and the number of the last experience; where the page began if there is no more. */
    record Page(List<Finding> findings, long last) {}

    private record Row(long seq, String id, boolean pending, boolean added, Optional<Experience> experience) {}

    private record Beside(Map<String, Integer> words, Set<Integer> lengths, Set<String> origins) {
        Beside() {
            this(new TreeMap<>(), new HashSet<>(), new HashSet<>());
        }
    }

    Page check(Handle handle, long after, int size) {
        List<Row> rows = rows(handle, after, size);
        if (rows.isEmpty()) {
            return new Page(List.of(), after);
        }
        long last = rows.get(rows.size() - 1).seq();
        Map<Long, Beside> beside = beside(handle, after, last);
        Map<Long, List<String>> vectors = vectors(handle, after, last);
        List<Finding> findings = new ArrayList<>();
        for (Row row : rows) {
            List<String> flaws = new ArrayList<>();
            if (!row.added()) {
                flaws.add("the feed of changes must know it");
            }
            checkVectors(row, vectors.getOrDefault(row.seq(), List.of()), flaws);
            row.experience()
                    .ifPresentOrElse(
                            experience -> checkBeside(experience, beside.getOrDefault(row.seq(), new Beside()), flaws),
                            () -> flaws.add("its row must be an experience"));
            flaws.forEach(flaw -> findings.add(new Finding("store", row.id(), flaw)));
        }
        return new Page(findings, last);
    }

    private static List<Row> rows(Handle handle, long after, int size) {
        return handle.createQuery("SELECT " + Rows.COLUMNS + """
                        , EXISTS (SELECT 1 FROM pending_context p WHERE p.experience = e.seq) AS pending,
                          EXISTS (SELECT 1 FROM change c WHERE c.seq = e.seq AND c.experience = e.seq AND c.id = e.id
                            AND c.scope = e.scope AND c.kind = 'added') AS added
                        FROM experience e JOIN scope s ON s.scope = e.scope
                        WHERE e.seq > :after ORDER BY e.seq LIMIT :size""")
                .bind("after", after)
                .bind("size", size)
                .map((row, context) -> new Row(
                        row.getLong("seq"),
                        row.getString("id"),
                        row.getBoolean("pending"),
                        row.getBoolean("added"),
                        Rows.ifSound(row)))
                .list();
    }

    private static Map<Long, Beside> beside(Handle handle, long after, long last) {
        Map<Long, Beside> beside = new HashMap<>();
        /* A term without its posting has frequency 0; a posting without its term is found by counting. */
        handle.createQuery("""
                        SELECT w.experience, j.value, coalesce(p.frequency, 0), coalesce(p.length, w.length), w.length
                        FROM word_list w JOIN experience e ON e.seq = w.experience
                        LEFT JOIN json_each(w.terms) j
                        LEFT JOIN posting p ON p.scope = e.scope AND p.term = j.value AND p.experience = w.experience
                        WHERE w.experience > :after AND w.experience <= :last""")
                .bind("after", after)
                .bind("last", last)
                .map((row, context) -> {
                    Beside one = beside.computeIfAbsent(row.getLong(1), seq -> new Beside());
                    String term = row.getString(2);
                    if (term != null) {
                        one.words().put(term, row.getInt(3));
                    }
                    one.lengths().add(row.getInt(4));
                    return one.lengths().add(row.getInt(5));
                })
                .list();
        handle.createQuery("SELECT d.descendant, a.id FROM descent d JOIN experience a ON a.seq = d.ancestor"
                        + " WHERE d.descendant > :after AND d.descendant <= :last")
                .bind("after", after)
                .bind("last", last)
                .map((row, context) -> beside.computeIfAbsent(row.getLong(1), seq -> new Beside())
                        .origins()
                        .add(row.getString(2)))
                .list();
        return beside;
    }

    /* Of each vector, "role chunk length". */
    private static Map<Long, List<String>> vectors(Handle handle, long after, long last) {
        Map<Long, List<String>> vectors = new HashMap<>();
        handle.createQuery("SELECT experience, role || ' ' || chunk || ' ' || length(vector) FROM embedding"
                        + " WHERE experience > :after AND experience <= :last ORDER BY experience, role, chunk")
                .bind("after", after)
                .bind("last", last)
                .map((row, context) -> vectors.computeIfAbsent(row.getLong(1), seq -> new ArrayList<>())
                        .add(row.getString(2)))
                .list();
        return vectors;
    }

    private void checkVectors(Row row, List<String> vectors, List<String> flaws) {
        Map<String, Integer> chunks = new HashMap<>();
        for (String vector : vectors) {
            String[] parts = vector.split(" ", 3);
            int chunk = chunks.merge(parts[0], 1, Integer::sum) - 1;
            if (!parts[1].equals(Integer.toString(chunk))
                    || !parts[2].equals(Integer.toString(model.dimension() * Float.BYTES))) {
                flaws.add(
                        "its vectors must be chunks 0, 1, … of " + model.dimension() + " floats, but one is " + vector);
            }
        }
        boolean context = chunks.containsKey(Role.CONTEXT.wireName());
        if (context == row.pending()) {
            flaws.add("it must either have a context vector or wait for one");
        }
    }

    private void checkBeside(Experience experience, Beside beside, List<String> flaws) {
        Words words = Words.of(analyzer.terms(IndexedText.of(experience.content())));
        boolean same =
                beside.words().equals(words.frequencies()) && beside.lengths().equals(Set.of(words.length()));
        if (!same) {
            flaws.add("its words must be those of its text");
        }
        if (!beside.origins().equals(Incoming.origins(experience))) {
            flaws.add("its descent must be its parents and evidence");
        }
    }
}
