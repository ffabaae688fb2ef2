/// What says that a file is the one its publisher meant: checksum files and minisign signatures.
/// Reads the file it is given and nothing else; asks no network and knows no forge. Bouncy Castle
/// is known here alone.
@NullMarked
package dev.syncline.shared.trust;

import org.jspecify.annotations.NullMarked;
