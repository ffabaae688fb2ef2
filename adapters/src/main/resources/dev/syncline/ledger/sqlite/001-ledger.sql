-- The ledger, schema 1. Times are RFC 3339 in UTC with nine digits of fraction, so they sort as text;
-- nested values are JSON; an ordinal is the order of writing. Only the writer changes any of it.

CREATE TABLE tenure (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  epoch INTEGER NOT NULL
);
INSERT INTO tenure (one, epoch) VALUES (1, 0);

CREATE TABLE run (
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  sync TEXT NOT NULL,
  causes TEXT NOT NULL,
  started TEXT NOT NULL,
  ended TEXT,
  came_from TEXT,
  went_to TEXT,
  outcome TEXT,
  effects TEXT NOT NULL
);
CREATE INDEX run_by_sync ON run (sync, ordinal);

CREATE TABLE step (
  run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  at TEXT NOT NULL,
  took_nanos INTEGER NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (run, position)
);

CREATE TABLE log (
  run TEXT NOT NULL PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
  tail TEXT NOT NULL
);

CREATE TABLE look (
  sync TEXT NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  causes TEXT NOT NULL,
  outcome TEXT NOT NULL,
  latest TEXT,
  blocked TEXT
);

-- An inventory never changes and is kept once, however many refer to it.
CREATE TABLE inventory (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  digest TEXT NOT NULL UNIQUE,
  candidate TEXT NOT NULL
);

CREATE TABLE item (
  inventory INTEGER NOT NULL REFERENCES inventory (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  wrote TEXT NOT NULL,
  base TEXT,
  PRIMARY KEY (inventory, position)
);

CREATE TABLE holding (
  sync TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('installed', 'known-good')),
  inventory INTEGER NOT NULL REFERENCES inventory (id),
  PRIMARY KEY (sync, role)
);
CREATE INDEX holding_by_inventory ON holding (inventory);

-- What passed its probation; the newest so many of each sync.
CREATE TABLE proven (
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  sync TEXT NOT NULL,
  inventory INTEGER NOT NULL REFERENCES inventory (id),
  UNIQUE (sync, inventory)
);
CREATE INDEX proven_by_inventory ON proven (inventory);

-- A row is an open intent; it goes when its run is over.
CREATE TABLE intent (
  run TEXT NOT NULL PRIMARY KEY REFERENCES run (id),
  sync TEXT NOT NULL,
  purpose TEXT NOT NULL,
  plan TEXT NOT NULL,
  installed INTEGER REFERENCES inventory (id),
  known_good INTEGER REFERENCES inventory (id),
  becomes INTEGER NOT NULL REFERENCES inventory (id),
  probation TEXT,
  next_look TEXT
);
CREATE INDEX intent_by_sync ON intent (sync);
CREATE INDEX intent_by_installed ON intent (installed);
CREATE INDEX intent_by_known_good ON intent (known_good);
CREATE INDEX intent_by_becomes ON intent (becomes);

CREATE TABLE journal (
  run TEXT NOT NULL REFERENCES intent (run) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  step TEXT NOT NULL,
  PRIMARY KEY (run, position)
);

CREATE TABLE watermark (
  sync TEXT NOT NULL PRIMARY KEY,
  origin TEXT NOT NULL,
  revision TEXT NOT NULL,
  mark TEXT
);

CREATE TABLE sighting (
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  sync TEXT NOT NULL,
  origin TEXT NOT NULL,
  name TEXT NOT NULL,
  revision TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (sync, origin, name)
);
CREATE INDEX sighting_by_sync ON sighting (sync, ordinal);

CREATE TABLE quarantine (
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  sync TEXT NOT NULL,
  origin TEXT NOT NULL,
  revision TEXT NOT NULL,
  name TEXT NOT NULL,
  reason TEXT NOT NULL,
  since TEXT NOT NULL,
  UNIQUE (sync, origin, revision)
);

CREATE TABLE attempt (
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  sync TEXT NOT NULL,
  origin TEXT NOT NULL,
  revision TEXT NOT NULL,
  failed INTEGER NOT NULL,
  UNIQUE (sync, origin, revision)
);

-- What people said. Words about one topic (pin, hold, suspension) undo each other; an approval is used once.
CREATE TABLE decision (
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  sync TEXT NOT NULL,
  topic TEXT NOT NULL,
  what TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  why TEXT NOT NULL,
  used INTEGER NOT NULL
);
CREATE INDEX decision_by_sync ON decision (sync, ordinal);

CREATE TABLE standing (
  sync TEXT NOT NULL,
  type TEXT NOT NULL,
  holds INTEGER NOT NULL,
  reason TEXT NOT NULL,
  message TEXT NOT NULL,
  since TEXT NOT NULL,
  PRIMARY KEY (sync, type)
);

CREATE TABLE message (
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL,
  content_type TEXT NOT NULL,
  body TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  next TEXT NOT NULL,
  why TEXT
);
CREATE INDEX message_by_next ON message (next, ordinal);
