/// The daemon's HTTP server: who comes in at which path, and what he gets. Jetty is known here
/// alone. What a webhook means is in `trigger.webhook`; what a command answers, in `app.work`.
@NullMarked
package dev.syncline.app.web;

import org.jspecify.annotations.NullMarked;
