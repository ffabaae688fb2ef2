/// Incoming webhooks: [Receiver] is the door. It knows no HTTP server: headers, bytes and an
/// address come in, a [Receipt] goes out. A [Scheme] is how one kind of sender signs and speaks; a
/// new one is one class and one line in [Schemes].
@NullMarked
package dev.syncline.trigger.webhook;

import org.jspecify.annotations.NullMarked;
