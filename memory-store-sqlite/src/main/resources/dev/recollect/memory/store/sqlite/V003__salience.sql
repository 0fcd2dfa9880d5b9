-- How much experiences matter: how often each was recalled, its salience as it was last computed, and when it is due again.

-- live_accesses: how many accesses still count, as of the last. marks: how often it was made due.
-- The five terms are absent until they are computed for the first time.
CREATE TABLE salience (
  experience    INTEGER PRIMARY KEY REFERENCES experience,
  due           INTEGER NOT NULL,
  marks         INTEGER NOT NULL DEFAULT 0,
  accesses      INTEGER NOT NULL DEFAULT 0,
  live_accesses REAL NOT NULL DEFAULT 0,
  last_access   INTEGER,
  usefulness    REAL,
  access        REAL,
  valence       REAL,
  uniqueness    REAL,
  age           REAL,
  computed_at   INTEGER,
  CHECK ((computed_at IS NULL) = (usefulness IS NULL) AND (computed_at IS NULL) = (access IS NULL)
    AND (computed_at IS NULL) = (valence IS NULL) AND (computed_at IS NULL) = (uniqueness IS NULL)
    AND (computed_at IS NULL) = (age IS NULL))
) STRICT;

CREATE INDEX salience_due ON salience (due);

-- Reflections and feedback have none.
INSERT INTO salience (experience, due)
SELECT seq, recorded_at FROM experience WHERE method NOT IN ('reflect', 'feedback');
