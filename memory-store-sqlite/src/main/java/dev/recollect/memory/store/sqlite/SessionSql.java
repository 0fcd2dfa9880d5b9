// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

/** How experiences count for their session: what {@code SessionSummary} says, in SQL, of the row e of an experience. */
final class SessionSql {
    static final String ACTIVITY =
            "NOT (e.method = 'consolidate' OR e.method = 'model_infer' AND e.type = 'inference')";

    static final String TO_BE_TOLD =
            "e.type IN ('occurrence', 'observation') AND e.method IN ('capture', 'scrape', 'import')";

    static final String UNTOLD = TO_BE_TOLD
            + " AND NOT EXISTS (SELECT 1 FROM descent d JOIN experience n ON n.seq = d.descendant"
            + " WHERE d.ancestor = e.seq AND n.method = 'consolidate')";

    static final String COLUMNS = "session, started_at, last_activity, experiences, untold, due, narratives";

    /* The values of COLUMNS, of experiences that are grouped by session. */
    static final String COUNTED = "e.session, min(e.recorded_at),"
            + " coalesce(max(e.recorded_at) FILTER (WHERE " + ACTIVITY + "), max(e.recorded_at)),"
            + " count(*) FILTER (WHERE " + ACTIVITY + "),"
            + " count(*) FILTER (WHERE " + UNTOLD + "),"
            + " count(*) FILTER (WHERE " + UNTOLD + " AND e.method <> 'import'),"
            + " count(*) FILTER (WHERE e.method = 'consolidate')";

    private SessionSql() {}
}
