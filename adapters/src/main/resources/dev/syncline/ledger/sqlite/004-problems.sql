-- What a run found that did not stop it.

ALTER TABLE run ADD COLUMN problems TEXT NOT NULL DEFAULT '{}';
