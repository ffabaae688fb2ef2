package dev.syncline.shared.archive;

import java.io.IOException;

/// Why an archive is not unpacked: its own fault, never the disk's. The message reads after
/// "because" and quotes names so that they can be shown.
public final class BadArchive extends IOException {
  private static final long serialVersionUID = 1;
  private static final int SHOWN_MAX = 200;

  /// What is wrong with it.
  public enum Flaw {
    /// It is no archive that we take.
    FORMAT,
    /// It is not whole, or contradicts itself.
    DAMAGED,
    /// It would reach out of its folder, or does what no honest archive does.
    UNSAFE,
    /// It holds more than is allowed.
    SIZE
  }

  private final Flaw flaw;

  private BadArchive(Flaw flaw, String why) {
    super(why);
    this.flaw = flaw;
  }

  public Flaw flaw() {
    return flaw;
  }

  static BadArchive format(String why) {
    return new BadArchive(Flaw.FORMAT, why);
  }

  static BadArchive damaged(String why) {
    return new BadArchive(Flaw.DAMAGED, why);
  }

  /// `member` as the archive names it.
  static BadArchive damaged(String member, String why) {
    return damaged("'%s' %s".formatted(shown(member), why));
  }

  static BadArchive unsafe(String why) {
    return new BadArchive(Flaw.UNSAFE, why);
  }

  /// `member` as the archive names it.
  static BadArchive unsafe(String member, String why) {
    return unsafe("'%s' %s".formatted(shown(member), why));
  }

  static BadArchive size(String why) {
    return new BadArchive(Flaw.SIZE, why);
  }

  private static String shown(String member) {
    var plain = member.replaceAll("[\\p{Cntrl}\\p{Cf}\\x{FFFD}]", "?");
    return plain.length() > SHOWN_MAX ? plain.substring(0, SHOWN_MAX) + "…" : plain;
  }
}
