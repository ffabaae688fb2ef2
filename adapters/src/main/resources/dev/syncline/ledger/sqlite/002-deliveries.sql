-- Schema 2: webhooks that were accepted, and what became of each for every sync that it rings.

CREATE TABLE delivery (
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  event TEXT NOT NULL,
  received TEXT NOT NULL
);

-- One that is accepted once more, after a failure, gets a new ordinal.
CREATE TABLE ring (
  ordinal INTEGER PRIMARY KEY AUTOINCREMENT,
  delivery TEXT NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
  sync TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('accepted', 'done', 'failed')),
  note TEXT NOT NULL,
  UNIQUE (delivery, sync)
);
CREATE INDEX ring_waiting ON ring (sync, ordinal) WHERE state = 'accepted';
