/// The ledger's tables, in SQL that SQLite and PostgreSQL read alike: entries into rows, rows into
/// values, and how nested values are written as text. Opening, locking and transactions are the
/// adapters' own.
@NullMarked
package dev.syncline.shared.ledger;

import org.jspecify.annotations.NullMarked;
