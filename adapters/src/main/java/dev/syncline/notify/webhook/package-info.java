/// Messages to others by webhook: [WebhookChannel] is the door. When and how often is the outbox's.
@NullMarked
package dev.syncline.notify.webhook;

import org.jspecify.annotations.NullMarked;
