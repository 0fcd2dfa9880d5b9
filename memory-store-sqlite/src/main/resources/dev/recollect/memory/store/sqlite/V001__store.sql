-- The first schema: experiences and all that stands beside them.

-- Which model the vectors come from and which analyser the postings.
CREATE TABLE meta (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE scope (
  scope  INTEGER PRIMARY KEY,
  tenant TEXT NOT NULL,
  user   TEXT NOT NULL,
  UNIQUE (tenant, user)
) STRICT;

-- Where the chain of a scope ends: what a deleted tail is found by.
CREATE TABLE chain_head (
  scope    INTEGER PRIMARY KEY REFERENCES scope,
  position INTEGER NOT NULL,
  link     BLOB NOT NULL
) STRICT;

-- Counts of a scope, kept in the transactions that change them.
CREATE TABLE tally (
  scope       INTEGER PRIMARY KEY REFERENCES scope,
  experiences INTEGER NOT NULL,
  words       INTEGER NOT NULL,
  vectors     INTEGER NOT NULL
) STRICT;

-- seq is the change that added the experience: never used twice. Lists and maps are JSON, absent where empty.
-- Of an exchange, the text is prompt + newline + response, and is not kept a second time.
CREATE TABLE experience (
  seq               INTEGER PRIMARY KEY,
  id                TEXT NOT NULL UNIQUE,
  scope             INTEGER NOT NULL REFERENCES scope,
  position          INTEGER NOT NULL,
  digest            BLOB NOT NULL,
  link              BLOB NOT NULL,
  nonce             BLOB NOT NULL,
  type              TEXT NOT NULL,
  session           TEXT,
  agent             TEXT,
  occurred_at       INTEGER NOT NULL,
  recorded_at       INTEGER NOT NULL,
  text              TEXT,
  prompt            TEXT,
  response          TEXT,
  speaker           TEXT,
  attributes        TEXT,
  media             TEXT,
  actor             TEXT NOT NULL,
  method            TEXT NOT NULL,
  sources           TEXT,
  parents           TEXT,
  evidence          TEXT,
  confidence        REAL NOT NULL,
  confidence_method TEXT NOT NULL,
  valence           REAL NOT NULL,
  arousal           REAL NOT NULL,
  dominance         REAL NOT NULL,
  labels            TEXT,
  intensity         REAL NOT NULL,
  affect_confidence REAL NOT NULL,
  detector          TEXT NOT NULL,
  CHECK ((text IS NULL) = (prompt IS NOT NULL) AND (prompt IS NULL) = (response IS NULL))
) STRICT;

CREATE INDEX experience_order ON experience (scope, occurred_at, id, type, method);
CREATE INDEX experience_session ON experience (scope, session, occurred_at, id) WHERE session IS NOT NULL;
CREATE INDEX experience_chain ON experience (scope, position);

-- Who was derived from whom or cites whom: what erasure follows.
CREATE TABLE descent (
  ancestor   INTEGER NOT NULL REFERENCES experience,
  descendant INTEGER NOT NULL REFERENCES experience,
  PRIMARY KEY (ancestor, descendant)
) STRICT, WITHOUT ROWID;

CREATE INDEX descent_descendant ON descent (descendant);

-- Vectors as little-endian float32.
CREATE TABLE embedding (
  embedding  INTEGER PRIMARY KEY,
  experience INTEGER NOT NULL REFERENCES experience,
  role       TEXT NOT NULL,
  chunk      INTEGER NOT NULL,
  vector     BLOB NOT NULL,
  UNIQUE (experience, role, chunk)
) STRICT;

-- Experiences whose context vector is to be made, in the order in which they began to wait.
CREATE TABLE pending_context (
  place      INTEGER PRIMARY KEY,
  experience INTEGER NOT NULL UNIQUE REFERENCES experience
) STRICT;

CREATE TABLE idempotency (
  scope      INTEGER NOT NULL REFERENCES scope,
  key        BLOB NOT NULL,
  experience INTEGER NOT NULL UNIQUE REFERENCES experience,
  PRIMARY KEY (scope, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  scope         INTEGER NOT NULL REFERENCES scope,
  session       TEXT NOT NULL,
  started_at    INTEGER NOT NULL,
  last_activity INTEGER NOT NULL,
  experiences   INTEGER NOT NULL,
  PRIMARY KEY (scope, session)
) STRICT, WITHOUT ROWID;

-- How often (frequency) an experience of so many terms (length) holds a term.
CREATE TABLE posting (
  scope      INTEGER NOT NULL,
  term       TEXT NOT NULL,
  experience INTEGER NOT NULL,
  frequency  INTEGER NOT NULL,
  length     INTEGER NOT NULL,
  PRIMARY KEY (scope, term, experience)
) STRICT, WITHOUT ROWID;

-- The distinct terms of an experience as a JSON array, and how many terms it holds in all: the way from an experience to
-- its postings, shorter than an index on them and much quicker to keep.
CREATE TABLE word_list (
  experience INTEGER PRIMARY KEY REFERENCES experience,
  length     INTEGER NOT NULL,
  terms      TEXT NOT NULL
) STRICT;

-- The feed that projections follow. experience is the seq of the experience that changed.
CREATE TABLE change (
  seq        INTEGER PRIMARY KEY,
  kind       TEXT NOT NULL,
  scope      INTEGER NOT NULL REFERENCES scope,
  experience INTEGER NOT NULL,
  id         TEXT NOT NULL
) STRICT;

CREATE TABLE tombstone (
  scope     INTEGER NOT NULL REFERENCES scope,
  position  INTEGER NOT NULL,
  digest    BLOB NOT NULL,
  link      BLOB NOT NULL,
  erased_at INTEGER NOT NULL,
  reason    TEXT NOT NULL,
  PRIMARY KEY (scope, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX tombstone_digest ON tombstone (scope, digest);

-- What is being erased, and whether it was named or only descends from what was; empty outside the erasing transaction.
-- To stand here is the only way out.
CREATE TABLE erasing (
  experience INTEGER PRIMARY KEY,
  named      INTEGER NOT NULL
) STRICT;

-- Erasures whose bytes may still lie in free pages or in the log.
CREATE TABLE scrub (
  scrub INTEGER PRIMARY KEY AUTOINCREMENT
) STRICT;

CREATE TRIGGER experience_never_updated BEFORE UPDATE ON experience
BEGIN
  SELECT RAISE(ABORT, 'an experience never changes');
END;

CREATE TRIGGER experience_only_erased BEFORE DELETE ON experience
WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE experience = OLD.seq)
  OR NOT EXISTS (SELECT 1 FROM tombstone
                 WHERE scope = OLD.scope AND position = OLD.position AND digest = OLD.digest AND link = OLD.link)
BEGIN
  SELECT RAISE(ABORT, 'an experience is only erased, leaving a tombstone');
END;

-- REPLACE deletes without asking the trigger above unless recursive_triggers is on, and others may have it off.
CREATE TRIGGER experience_never_replaced BEFORE INSERT ON experience
WHEN EXISTS (SELECT 1 FROM experience WHERE seq = NEW.seq)
  OR EXISTS (SELECT 1 FROM experience WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'an experience is never replaced');
END;

CREATE TRIGGER tombstone_never_updated BEFORE UPDATE ON tombstone
BEGIN
  SELECT RAISE(ABORT, 'a tombstone never changes');
END;

CREATE TRIGGER tombstone_never_deleted BEFORE DELETE ON tombstone
BEGIN
  SELECT RAISE(ABORT, 'a tombstone stays');
END;

CREATE TRIGGER tombstone_never_replaced BEFORE INSERT ON tombstone
WHEN EXISTS (SELECT 1 FROM tombstone WHERE scope = NEW.scope AND position = NEW.position)
BEGIN
  SELECT RAISE(ABORT, 'a tombstone is never replaced');
END;

CREATE TRIGGER change_never_updated BEFORE UPDATE ON change
BEGIN
  SELECT RAISE(ABORT, 'a change never changes');
END;

CREATE TRIGGER change_never_deleted BEFORE DELETE ON change
BEGIN
  SELECT RAISE(ABORT, 'a change stays');
END;

CREATE TRIGGER change_never_replaced BEFORE INSERT ON change
WHEN EXISTS (SELECT 1 FROM change WHERE seq = NEW.seq)
BEGIN
  SELECT RAISE(ABORT, 'a change is never replaced');
END;

CREATE TRIGGER chain_head_only_forward BEFORE UPDATE ON chain_head
WHEN NEW.scope <> OLD.scope OR NEW.position <= OLD.position
BEGIN
  SELECT RAISE(ABORT, 'a chain only grows');
END;

CREATE TRIGGER chain_head_never_deleted BEFORE DELETE ON chain_head
BEGIN
  SELECT RAISE(ABORT, 'a chain stays');
END;

CREATE TRIGGER chain_head_never_replaced BEFORE INSERT ON chain_head
WHEN EXISTS (SELECT 1 FROM chain_head WHERE scope = NEW.scope)
BEGIN
  SELECT RAISE(ABORT, 'a chain is never replaced');
END;

-- The one thing that may happen to a scope is that its name goes, once nothing is left in it.
CREATE TRIGGER scope_only_anonymised BEFORE UPDATE ON scope
WHEN NEW.scope <> OLD.scope OR NEW.tenant <> OLD.tenant OR NEW.user NOT GLOB 'erased-*'
  OR EXISTS (SELECT 1 FROM experience WHERE scope = OLD.scope)
BEGIN
  SELECT RAISE(ABORT, 'a scope only loses its name, after its last experience');
END;

CREATE TRIGGER scope_never_deleted BEFORE DELETE ON scope
BEGIN
  SELECT RAISE(ABORT, 'a scope stays');
END;

CREATE TRIGGER scope_never_replaced BEFORE INSERT ON scope
WHEN EXISTS (SELECT 1 FROM scope WHERE scope = NEW.scope)
  OR EXISTS (SELECT 1 FROM scope WHERE tenant = NEW.tenant AND user = NEW.user)
BEGIN
  SELECT RAISE(ABORT, 'a scope is never replaced');
END;
