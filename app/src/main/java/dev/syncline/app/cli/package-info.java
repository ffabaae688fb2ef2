/// The command line: arguments become requests, requests go to [Actions], answers to [Output].
/// Nothing is carried out here.
@NullMarked
package dev.syncline.app.cli;

import org.jspecify.annotations.NullMarked;
