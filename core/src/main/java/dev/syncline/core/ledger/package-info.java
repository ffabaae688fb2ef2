/// What must survive a kill: one door to write through ([Ledger#write]) with values that say what
/// happened ([Entry]), and small ports to read. Implementations live in `dev.syncline.ledger`.
@NullMarked
package dev.syncline.core.ledger;

import org.jspecify.annotations.NullMarked;
