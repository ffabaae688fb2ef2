package dev.syncline.app;

/// The way in.
public final class Main {
  private Main() {}

  static void main(String[] arguments) {
    var version = Main.class.getPackage().getImplementationVersion();
    System.out.println("syncline " + (version == null ? "unpackaged" : version));
  }
}
