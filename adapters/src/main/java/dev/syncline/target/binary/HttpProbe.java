package dev.syncline.target.binary;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/// Asks an address how it is. What runs in the product is plugged in here (`shared.wire`).
@FunctionalInterface
interface HttpProbe {
  /// The status that a GET is answered with; the body is not read.
  int status(URI address, Duration limit) throws IOException, InterruptedException;
}
