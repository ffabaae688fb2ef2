/// The ledger in one SQLite file of the state directory: who holds the directory, opening and
/// repairing the file, one thread that writes, few that read, backups. What stands in the tables is
/// in `dev.syncline.shared.ledger`.
@NullMarked
package dev.syncline.ledger.sqlite;

import org.jspecify.annotations.NullMarked;
