/// Everything that goes over a connection: settings, credentials, HTTP, budgets a host, and the
/// redaction of what is said about it. No forge's API and no git.
@NullMarked
package dev.syncline.shared.wire;

import org.jspecify.annotations.NullMarked;
