package dev.syncline.engine.pass;

import java.io.PrintWriter;
import java.io.StringWriter;

/// The text of a defect for whoever has to mend it.
public final class Defects {
  private static final int LENGTH_MAX = 8_000;

  private Defects() {}

  public static String text(Throwable defect) {
    var text = new StringWriter();
    defect.printStackTrace(new PrintWriter(text));
    var all = text.toString();
    return all.length() > LENGTH_MAX ? all.substring(0, LENGTH_MAX) : all;
  }
}
