// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.store.ModelMismatchException;
import dev.recollect.memory.store.ModelStamp;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What the vectors and the postings of a store were made with. Immutable.
 *
 * @param model the model of the vectors
 * @param analyzer the id of the analyser of the postings
 */
record Stamp(ModelStamp model, String analyzer) {
    private static final String MODEL = "model";
    private static final String DIMENSION = "dimension";
    private static final String ANALYZER = "analyzer";

    static Stamp of(SqliteOptions options) {
        return new Stamp(options.model(), options.analyzer().id());
    }

    static Stamp read(Handle handle) {
        Map<String, String> meta = handle.createQuery("SELECT name, value FROM meta")
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        String dimension = meta.getOrDefault(DIMENSION, "");
        return new Stamp(
                new ModelStamp(
                        meta.getOrDefault(MODEL, ""), dimension.matches("\\d{1,9}") ? Integer.parseInt(dimension) : 0),
                meta.getOrDefault(ANALYZER, ""));
    }

    /* Stamps a new store, and brings the words of an old one to this analyser; to be called when it is opened. */
    static void settle(Handle handle, SqliteOptions options) {
        Stamp ours = of(options);
        setIfAbsent(handle, MODEL, ours.model().id());
        setIfAbsent(handle, DIMENSION, Integer.toString(ours.model().dimension()));
        setIfAbsent(handle, ANALYZER, ours.analyzer());
        Stamp stored = read(handle);
        if (!stored.model().equals(ours.model())) {
            throw new ModelMismatchException(stored.model(), ours.model());
        }
        if (!stored.analyzer().equals(ours.analyzer())) {
            new WordsRebuild(handle, options.analyzer()).run();
            handle.execute("UPDATE meta SET value = ? WHERE name = ?", ours.analyzer(), ANALYZER);
        }
    }

    private static void setIfAbsent(Handle handle, String name, String value) {
        handle.execute("INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING", name, value);
    }
}
