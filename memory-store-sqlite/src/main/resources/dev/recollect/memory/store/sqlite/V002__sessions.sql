-- When sessions are begun and ended, and what of them a narrative tells.

-- Begun ('start') and ended ('end'). By name rather than by number of the scope: a user may begin a session before anything
-- is stored.
CREATE TABLE session_mark (
  tenant  TEXT NOT NULL,
  user    TEXT NOT NULL,
  session TEXT NOT NULL,
  kind    TEXT NOT NULL CHECK (kind IN ('start', 'end')),
  at      INTEGER NOT NULL,
  PRIMARY KEY (tenant, user, session, kind, at)
) STRICT, WITHOUT ROWID;

-- experiences counts activity: neither narratives nor what a model inferred. untold: occurrences and observations captured,
-- scraped or imported that no narrative has among its origins; due: those of them that were not imported.
CREATE TABLE session_told (
  scope         INTEGER NOT NULL REFERENCES scope,
  session       TEXT NOT NULL,
  started_at    INTEGER NOT NULL,
  last_activity INTEGER NOT NULL,
  experiences   INTEGER NOT NULL,
  untold        INTEGER NOT NULL,
  due           INTEGER NOT NULL,
  narratives    INTEGER NOT NULL,
  PRIMARY KEY (scope, session)
) STRICT, WITHOUT ROWID;

INSERT INTO session_told
SELECT e.scope, e.session, min(e.recorded_at),
  coalesce(
    max(e.recorded_at) FILTER (WHERE NOT (e.method = 'consolidate' OR e.method = 'model_infer' AND e.type = 'inference')),
    max(e.recorded_at)),
  count(*) FILTER (WHERE NOT (e.method = 'consolidate' OR e.method = 'model_infer' AND e.type = 'inference')),
  count(*) FILTER (WHERE e.type IN ('occurrence', 'observation') AND e.method IN ('capture', 'scrape', 'import')
    AND NOT EXISTS (SELECT 1 FROM descent d JOIN experience n ON n.seq = d.descendant
                    WHERE d.ancestor = e.seq AND n.method = 'consolidate')),
  count(*) FILTER (WHERE e.type IN ('occurrence', 'observation') AND e.method IN ('capture', 'scrape')
    AND NOT EXISTS (SELECT 1 FROM descent d JOIN experience n ON n.seq = d.descendant
                    WHERE d.ancestor = e.seq AND n.method = 'consolidate')),
  count(*) FILTER (WHERE e.method = 'consolidate')
FROM experience e WHERE e.session IS NOT NULL GROUP BY e.scope, e.session;

DROP TABLE session;

ALTER TABLE session_told RENAME TO session;

CREATE INDEX session_due ON session (last_activity) WHERE due > 0;
