package dev.syncline.app.web;

import java.io.IOException;

/// Something to look at, made when it is asked for.
@FunctionalInterface
interface Page {
  Answer answer() throws IOException;
}
