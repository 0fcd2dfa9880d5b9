// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.store.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Checks one scope: that its chain ends where its head says, and that its counts are true. */
final class ScopeCheck {
    private static final int MOST_FINDINGS = 20;

    private final Handle handle;
    private final long scope;
    private final List<Finding> findings = new ArrayList<>();

    private ScopeCheck(Handle handle, long scope) {
        this.handle = handle;
        this.scope = scope;
    }

    static List<Long> scopes(Handle handle) {
        return handle.createQuery("SELECT scope FROM scope ORDER BY tenant, user")
                .mapTo(Long.class)
                .list();
    }

    /* Each to be read by itself, so that none lasts long. */
    static List<Function<Handle, List<Finding>>> steps(long scope) {
        return List.of(
                handle -> new ScopeCheck(handle, scope).head(),
                handle -> new ScopeCheck(handle, scope).counts(),
                handle -> new ScopeCheck(handle, scope).saliences(),
                handle -> new ScopeCheck(handle, scope).sessions());
    }

    private String name() {
        return handle.createQuery("SELECT tenant || '/' || user FROM scope WHERE scope = ?")
                .bind(0, scope)
                .mapTo(String.class)
                .one();
    }

    private List<Finding> head() {
        expect("chain", "must end at position %s", """
                SELECT coalesce((SELECT position FROM chain_head WHERE scope = :scope), 0),
                  max(coalesce((SELECT max(position) FROM experience WHERE scope = :scope), 0),
                      coalesce((SELECT max(position) FROM tombstone WHERE scope = :scope), 0))""");
        expect("chain", "must have %s places", """
                SELECT coalesce((SELECT position FROM chain_head WHERE scope = :scope), 0),
                  (SELECT count(*) FROM experience WHERE scope = :scope)
                  + (SELECT count(*) FROM tombstone WHERE scope = :scope)""");
        expect("chain", "must end with the link %s", """
                SELECT lower(hex(h.link)), lower(hex(coalesce(
                  (SELECT link FROM experience WHERE scope = :scope AND position = h.position),
                  (SELECT link FROM tombstone WHERE scope = :scope AND position = h.position))))
                FROM chain_head h WHERE h.scope = :scope""");
        expect("chain", "must have %s experiences by the feed of changes", """
                SELECT (SELECT count(*) FROM change WHERE scope = :scope AND kind = 'added')
                  - (SELECT count(*) FROM change WHERE scope = :scope AND kind = 'erased'),
                  (SELECT count(*) FROM experience WHERE scope = :scope)""");
        return findings;
    }

    private List<Finding> counts() {
        expect("store", "must count %s experiences", """
                SELECT (SELECT count(*) FROM experience WHERE scope = :scope),
                  coalesce((SELECT experiences FROM tally WHERE scope = :scope), -1)""");
        expect("store", "must count %s words", """
                SELECT coalesce(sum(w.length), 0), coalesce((SELECT words FROM tally WHERE scope = :scope), -1)
                FROM experience e JOIN word_list w ON w.experience = e.seq WHERE e.scope = :scope""");
        expect("store", "must have %s postings", """
                SELECT coalesce(sum(json_array_length(w.terms)), 0), (SELECT count(*) FROM posting WHERE scope = :scope)
                FROM experience e JOIN word_list w ON w.experience = e.seq WHERE e.scope = :scope""");
        expect("store", "must have %s vectors, as many as were stored", """
                SELECT coalesce((SELECT vectors FROM tally WHERE scope = :scope), -1),
                  (SELECT count(*) FROM experience e JOIN embedding v ON v.experience = e.seq WHERE e.scope = :scope)""");
        return findings;
    }

    private List<Finding> saliences() {
        expect("store", "must keep how much %s experiences matter", """
                SELECT count(*), (SELECT count(*) FROM salience w JOIN experience x ON x.seq = w.experience
                    WHERE x.scope = :scope AND x.method NOT IN ('reflect', 'feedback'))
                FROM experience e WHERE e.scope = :scope AND e.method NOT IN ('reflect', 'feedback')""");
        expect("store", "must have %s saliences, counts or times out of range", """
                SELECT 0, count(*) FROM experience e JOIN salience w ON w.experience = e.seq
                WHERE e.scope = :scope AND (w.marks < 0 OR w.accesses < 0 OR w.live_accesses < 0
                  OR (w.accesses = 0) <> (w.last_access IS NULL) OR w.usefulness NOT BETWEEN 0 AND 1
                  OR w.access NOT BETWEEN 0 AND 1 OR w.valence NOT BETWEEN 0 AND 1
                  OR w.uniqueness NOT BETWEEN 0 AND 1 OR w.age NOT BETWEEN 0 AND 1)""");
        return findings;
    }

    private List<Finding> sessions() {
        String kept = "SELECT " + SessionSql.COLUMNS + " FROM session WHERE scope = :scope";
        String counted = "SELECT " + SessionSql.COUNTED
                + " FROM experience e WHERE e.scope = :scope AND e.session IS NOT NULL GROUP BY e.session";
        long wrong = different(kept, counted) + different(counted, kept);
        if (wrong > 0) {
            findings.add(new Finding("store", name(), "its table of sessions does not fit its experiences"));
        }
        return findings;
    }

    private long different(String these, String those) {
        return handle.createQuery(
                        "SELECT count(*) FROM (" + these + " EXCEPT " + those + " LIMIT " + MOST_FINDINGS + ")")
                .bind("scope", scope)
                .mapTo(Long.class)
                .one();
    }

    /* The query yields what must be and what is. */
    private void expect(String what, String rule, String sql) {
        handle.createQuery(sql)
                .bind("scope", scope)
                .map((row, context) -> new String[] {row.getString(1), row.getString(2)})
                .forEach(pair -> {
                    if (!pair[0].equals(pair[1])) {
                        findings.add(new Finding(what, name(), rule.formatted(pair[0]) + ", but it is " + pair[1]));
                    }
                });
    }
}
