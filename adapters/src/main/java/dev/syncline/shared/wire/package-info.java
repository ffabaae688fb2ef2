/// Everything that goes over a connection: settings, credentials, HTTP, budgets a host, and whether
/// a service is well. No forge's API and no git.
@NullMarked
package dev.syncline.shared.wire;

import org.jspecify.annotations.NullMarked;
