-- What failed to be made or tried counts only for how that was done; null counts always.
ALTER TABLE quarantine ADD COLUMN recipe TEXT;
