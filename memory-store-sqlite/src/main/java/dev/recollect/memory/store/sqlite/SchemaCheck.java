// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.store.Finding;
import dev.recollect.memory.store.StoreException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Compares the file's schema with the one its migrations make: above all, that every trigger is there, unchanged. */
final class SchemaCheck {
    private static final int MOST_FINDINGS = 20;

    private SchemaCheck() {}

    static List<String> tables(Handle handle) {
        return handle.createQuery("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
                .mapTo(String.class)
                .list();
    }

    /* SQLite's own checks, table by table: of the whole file at once they would hold an erasure up for too long. */
    static List<Finding> file(Handle handle, String table) {
        List<Finding> findings = new ArrayList<>();
        String name = "'" + table.replace("'", "''") + "'";
        handle.createQuery("PRAGMA integrity_check(" + name + ")").mapTo(String.class).stream()
                .filter(line -> !line.equals("ok"))
                .limit(MOST_FINDINGS)
                .forEach(line -> findings.add(new Finding("store", "table " + table, line)));
        return findings;
    }

    static List<Finding> references(Handle handle) {
        Map<String, Integer> strays = new TreeMap<>();
        handle.createQuery("PRAGMA foreign_key_check")
                .map((row, context) -> row.getString("table"))
                .forEach(table -> strays.merge(table, 1, Integer::sum));
        List<Finding> findings = new ArrayList<>();
        strays.forEach((table, rows) ->
                findings.add(new Finding("store", "table " + table, rows + " rows refer to rows that are not there")));
        return findings;
    }

    static List<Finding> guards(Handle handle) {
        Map<String, String> expected = expected();
        Map<String, String> actual = schema(handle);
        List<Finding> findings = new ArrayList<>();
        expected.forEach((object, sql) -> {
            String found = actual.get(object);
            if (found == null) {
                findings.add(new Finding("store", object, "must be there, but is missing"));
            } else if (!found.equals(sql)) {
                findings.add(new Finding("store", object, "must be as its migration made it, but was changed"));
            }
        });
        actual.keySet().stream()
                .filter(object -> !expected.containsKey(object))
                .forEach(object -> findings.add(new Finding("store", object, "must not be there")));
        return findings;
    }

    private static Map<String, String> expected() {
        try (Handle handle = Jdbi.open("jdbc:sqlite::memory:")) {
            Schema.create(handle);
            return schema(handle);
        } catch (SQLException e) {
            throw new StoreException("the schema cannot be made in memory", e);
        }
    }

    /* By type and name. What SQLite makes by itself (sqlite_…) has no text or comes and goes with its statistics. */
    private static Map<String, String> schema(Handle handle) {
        Map<String, String> objects = new TreeMap<>();
        handle.createQuery("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"
                        + " WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
                .map((row, context) -> Map.entry(
                        row.getString(1) + " " + row.getString(2), row.getString(3) + ": " + row.getString(4)))
                .forEach(object -> objects.put(object.getKey(), object.getValue()));
        return objects;
    }
}
