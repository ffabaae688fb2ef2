/// Plain JDBC with the little help it needs: SQLite connections as they must be opened, statements
/// and rows, migrations. No table and no word of any adapter lives here.
@NullMarked
package dev.syncline.shared.sql;

import org.jspecify.annotations.NullMarked;
