/// Secrets, and taking them out of text before anybody sees it. Where secrets come from and where
/// text goes is not known here.
@NullMarked
package dev.syncline.shared.redaction;

import org.jspecify.annotations.NullMarked;
