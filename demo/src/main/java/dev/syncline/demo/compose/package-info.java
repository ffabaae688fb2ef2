/// An honest double of Process Compose: an HTTP server on a Unix socket or TCP that starts real
/// processes and keeps their states by the rules of the real program, quirks included. What it does
/// was recorded from v1.85.0 and v1.100.0; what was only read in its sources says so. Left out:
/// changing the project while it runs, namespaces but for their list, schedules, its terminal.
@NullMarked
package dev.syncline.demo.compose;

import org.jspecify.annotations.NullMarked;
