package dev.syncline.shared.archive;

import static dev.syncline.shared.archive.Packed.PROGRAM;
import static dev.syncline.shared.archive.Packed.bytes;
import static dev.syncline.shared.archive.Packed.file;
import static dev.syncline.shared.archive.Packed.folder;
import static dev.syncline.shared.archive.Packed.gzip;
import static dev.syncline.shared.archive.Packed.hardLink;
import static dev.syncline.shared.archive.Packed.joined;
import static dev.syncline.shared.archive.Packed.link;
import static dev.syncline.shared.archive.Packed.program;
import static dev.syncline.shared.archive.Packed.tar;
import static dev.syncline.shared.archive.Packed.text;
import static dev.syncline.shared.archive.Packed.zip;
import static dev.syncline.shared.archive.Packed.zstd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.core.run.Progress;
import dev.syncline.shared.archive.BadArchive.Flaw;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What nobody may unpack, and what is said of it.
final class HostileArchiveTest {
  private static final int BYTES_MAX = 32 << 20;

  @TempDir Path directory;

  private record Case(String what, byte[] packed, Flaw flaw, String says) {
    @Override
    public String toString() {
      return what;
    }
  }

  static List<Case> names() throws IOException {
    var cases = new ArrayList<Case>();
    var bad =
        List.of(
            "../tool",
            "a/../../tool",
            "a/./tool",
            "a//tool",
            "/tool",
            "C:/tool",
            "c:tool",
            "a\\..\\tool",
            "to\u0001ol",
            "to\nol",
            "x".repeat(256),
            "a/".repeat(65) + "tool",
            "..");
    for (var name : bad) {
      cases.add(new Case("tar " + name, tar(program(name)), Flaw.UNSAFE, "'"));
      cases.add(new Case("zip " + name, zip(program(name)), Flaw.UNSAFE, "'"));
    }
    return cases;
  }

  static List<Case> places() throws IOException {
    return List.of(
        new Case("twice", tar(program("a"), text("a")), Flaw.UNSAFE, "'a' is there twice"),
        new Case("twice, zip", zip(program("a"), text("a")), Flaw.UNSAFE, "is there twice"),
        new Case("case", tar(program("Tool"), text("tool")), Flaw.UNSAFE, "one name"),
        new Case("case above", tar(text("A/x"), text("a/y")), Flaw.UNSAFE, "one name"),
        new Case("accents", tar(text("\u00e9"), text("e\u0301")), Flaw.UNSAFE, "one name"),
        new Case("file as folder", tar(text("a"), text("a/b")), Flaw.UNSAFE, "twice"),
        new Case("folder as file", tar(text("a/b"), text("a")), Flaw.UNSAFE, "twice"),
        new Case("through a link", tar(link("a", "b"), text("a/c")), Flaw.UNSAFE, "twice"),
        new Case("top folder as file", tar(text(".")), Flaw.UNSAFE, "is no folder"));
  }

  static List<Case> links() throws IOException {
    var hop = new Packed.Entry[] {link("a/b/l", "../.."), link("m", "a/b/l/..")};
    return List.of(
        new Case("link up", tar(link("a", "..")), Flaw.UNSAFE, "leads out"),
        new Case("link up later", tar(link("a/b", "../../c")), Flaw.UNSAFE, "leads out"),
        new Case("absolute link", tar(link("a", "/etc/passwd")), Flaw.UNSAFE, "absolute"),
        new Case("link over a link", tar(hop), Flaw.UNSAFE, "leads out"),
        new Case("link to a drive", tar(link("a", "C:/x")), Flaw.UNSAFE, "absolute"),
        new Case("zip link up", zip(link("a", "../b")), Flaw.UNSAFE, "leads out"),
        new Case("zip link, long", zip(link("a", "b".repeat(5000))), Flaw.UNSAFE, "too long"),
        new Case("hard link out", tar(hardLink("a", "../b")), Flaw.UNSAFE, "no plain"),
        new Case("hard link to nothing", tar(hardLink("a", "b")), Flaw.UNSAFE, "no file"),
        new Case(
            "hard link to a link",
            tar(link("a", "b"), hardLink("c", "a")),
            Flaw.UNSAFE,
            "no file"));
  }

  static List<Case> kinds() throws IOException {
    var cases = new ArrayList<Case>();
    for (byte kind : new byte[] {TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO}) {
      cases.add(
          new Case("device " + kind, tar(of("a", kind)), Flaw.UNSAFE, "is a device or a pipe"));
    }
    cases.add(new Case("label", tar(of("a", (byte) 'V')), Flaw.UNSAFE, "neither a file"));
    cases.add(new Case("old sparse", tar(of("a", (byte) 'S')), Flaw.UNSAFE, "holes"));
    cases.add(new Case("pax sparse", paxSparse(), Flaw.UNSAFE, "holes"));
    cases.add(new Case("zip pipe", zip(file("a", 0010644, PROGRAM)), Flaw.UNSAFE, "neither"));
    cases.add(new Case("only folders", tar(folder("a/")), Flaw.FORMAT, "no file in it"));
    return cases;
  }

  static List<Case> formats() throws IOException {
    return List.of(
        new Case("page", bytes(" <!DOCTYPE html><p>Log in"), Flaw.FORMAT, "a web page"),
        new Case("page, gzip", gzip(bytes("<html>")), Flaw.FORMAT, "and in it is what looks like"),
        new Case("text", bytes("{\"message\":\"Not Found\"}"), Flaw.FORMAT, "neither"),
        new Case("empty", new byte[0], Flaw.FORMAT, "it is an empty file"),
        new Case("xz", hex("fd377a585a0000"), Flaw.FORMAT, "an xz file"),
        new Case("bzip2", bytes("BZh91AY"), Flaw.FORMAT, "bzip2"),
        new Case("deb", bytes("!<arch>\ndebian-binary"), Flaw.FORMAT, "Debian"),
        new Case("gzip in gzip", gzip(gzip(PROGRAM)), Flaw.FORMAT, "in it is a gzip file"),
        new Case("zip in zstd", zstd(zip(program("a"))), Flaw.FORMAT, "in it is a zip"));
  }

  static List<Case> sizes() throws IOException {
    var zeros = new byte[BYTES_MAX + 1];
    var many = new Packed.Entry[Limits.MEMBERS_MAX + 1];
    Arrays.setAll(many, i -> folder("d" + i));
    return List.of(
        new Case("too large", tar(file("a", 0, zeros)), Flaw.SIZE, "more than 33554432 bytes"),
        new Case("too large, bare", joined(PROGRAM, zeros), Flaw.SIZE, "more than"),
        new Case("bomb", gzip(tar(file("a", 0, zeros(31)))), Flaw.UNSAFE, "200 times"),
        new Case("bomb, zip", zip(file("a", 0, zeros(31))), Flaw.UNSAFE, "200 times"),
        new Case("bomb, bare", gzip(joined(PROGRAM, zeros(31))), Flaw.UNSAFE, "200 times"),
        new Case("many, zip", zip(many), Flaw.UNSAFE, "names and attributes"),
        new Case("zeros at the end", gzip(joined(tar(text("a")), zeros(1))), Flaw.UNSAFE, "names"),
        new Case("long name", tar(of("a", (byte) 'L', zeros(1)), text("b")), Flaw.UNSAFE, "names"),
        new Case("long list", longList(), Flaw.UNSAFE, "names"));
  }

  static List<Case> damages() throws IOException {
    var tar = tar(program("tool"));
    var zip = zip(program("tool"), text("b"));
    var garbage = bytes("garbage ".repeat(100));
    return List.of(
        new Case("gzip, cut", cut(gzip(tar), 5), Flaw.DAMAGED, "cut off"),
        new Case("gzip, half", half(gzip(tar)), Flaw.DAMAGED, "cut off"),
        new Case("gzip and more", joined(gzip(tar), garbage), Flaw.DAMAGED, "follows the gzip"),
        new Case("gzip and 3 bytes", joined(gzip(tar), bytes("abc")), Flaw.DAMAGED, "follows"),
        new Case("gzip, checksum", flipped(gzip(tar), 8), Flaw.DAMAGED, "checksum"),
        new Case("zstd, cut", cut(zstd(tar), 5), Flaw.DAMAGED, "cannot be read"),
        new Case("zstd and more", joined(zstd(tar), garbage), Flaw.DAMAGED, "cannot be read"),
        new Case("tar, cut", Arrays.copyOf(tar, 520), Flaw.DAMAGED, "cannot be read"),
        new Case("tar without end", Arrays.copyOf(tar, 1024), Flaw.DAMAGED, "cut off"),
        new Case("tar and more", joined(tar, garbage), Flaw.DAMAGED, "follows the end"),
        new Case(
            "tar, more right after",
            joined(Arrays.copyOf(tar, 1536), garbage),
            Flaw.DAMAGED,
            "end"),
        new Case("zip, cut", cut(zip, 30), Flaw.DAMAGED, "cut off"),
        new Case("zip and more", joined(zip, garbage), Flaw.DAMAGED, "follows the end"),
        new Case("zip, longer inside", longer(zip), Flaw.DAMAGED, "not where"));
  }

  static List<Case> contradictions() throws IOException {
    var zip = zip(program("tool"));
    var local = replaced(zip, "tool", "took");
    var method = zip.clone();
    method[8] = 0;
    var twoEntriesOneData = overlapping();
    var encrypted = zip(program("tool"));
    encrypted[6] |= 1;
    encrypted[central(encrypted) + 8] |= 1;
    var bzip2 = zip(program("tool"));
    bzip2[8] = 12;
    bzip2[central(bzip2) + 10] = 12;
    return List.of(
        new Case("other name", local, Flaw.UNSAFE, "another in its place"),
        new Case("other method", method, Flaw.UNSAFE, "another in its place"),
        new Case("the same bytes twice", twoEntriesOneData, Flaw.UNSAFE, "another in its place"),
        new Case("encrypted", encrypted, Flaw.FORMAT, "is encrypted"),
        new Case("packed by bzip2", bzip2, Flaw.FORMAT, "(12)"));
  }

  static Stream<Case> all() throws IOException {
    return Stream.of(
            names(), places(), links(), kinds(), formats(), sizes(), damages(), contradictions())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aHostileArchive_isRefusedAndLeavesNothingElsewhere(Case hostile) throws Exception {
    var outer = Files.createDirectory(directory.resolve("outer"));
    var root = Files.createDirectory(outer.resolve("root"));
    var file = Files.write(directory.resolve("archive"), hostile.packed());
    var archive = new Archive(file, new Limits(BYTES_MAX));

    var refused =
        catchThrowableOfType(BadArchive.class, () -> archive.unpack(root, "bare", Progress.NONE));

    assertThat(refused).isNotNull().hasMessageContaining(hostile.says());
    assertThat(refused.flaw()).isEqualTo(hostile.flaw());
    assertThat(refused.getMessage()).doesNotContainPattern("\\p{Cntrl}").hasSizeLessThan(400);
    assertThat(outer).isDirectoryNotContaining(path -> !path.equals(root));
  }

  private static Packed.Entry of(String name, byte kind) {
    return of(name, kind, new byte[0]);
  }

  private static Packed.Entry of(String name, byte kind, byte[] bytes) {
    return new Packed.Entry(name, kind, 0644, "", bytes);
  }

  private static byte[] zeros(int mebibytes) {
    return new byte[mebibytes << 20];
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static byte[] cut(byte[] packed, int bytes) {
    return Arrays.copyOf(packed, packed.length - bytes);
  }

  private static byte[] half(byte[] packed) {
    return Arrays.copyOf(packed, packed.length / 2);
  }

  private static byte[] flipped(byte[] packed, int fromEnd) {
    var other = packed.clone();
    other[other.length - fromEnd] ^= 1;
    return other;
  }

  private static byte[] replaced(byte[] packed, String first, String with) {
    var text = new String(packed, StandardCharsets.ISO_8859_1);
    int at = text.indexOf(first);
    var other = packed.clone();
    System.arraycopy(bytes(with), 0, other, at, with.length());
    return other;
  }

  /// With bytes between the last member and the directory.
  private static byte[] longer(byte[] zip) {
    int at = central(zip);
    return joined(Arrays.copyOf(zip, at), new byte[60], Arrays.copyOfRange(zip, at, zip.length));
  }

  private static int central(byte[] zip) {
    return new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
  }

  /// Two entries of the directory that are both the first member, as zip bombs have it.
  private static byte[] overlapping() throws IOException {
    var zip = zip(program("tool"), program("took"));
    var other = zip.clone();
    int second = central(zip) + 46 + 4;
    while (other[second] != 'P') {
      second++; // over the extra fields of the first
    }
    Arrays.fill(other, second + 42, second + 46, (byte) 0); // where its member lies
    other[second + 46 + 3] = 'l';
    return other;
  }

  private static byte[] paxSparse() throws IOException {
    var attributes = bytes("22 GNU.sparse.size=10\n22 GNU.sparse.map=0,1\n");
    return tar(of("attributes", (byte) 'x', attributes), text("a"));
  }

  private static byte[] longList() throws IOException {
    var attribute = bytes("300000 a=%s\n".formatted("x".repeat(299_990)));
    return tar(of("attributes", (byte) 'x', attribute), text("a"));
  }
}
