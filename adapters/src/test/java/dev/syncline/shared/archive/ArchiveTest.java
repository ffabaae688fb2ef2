package dev.syncline.shared.archive;

import static dev.syncline.shared.archive.Packed.PROGRAM;
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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.run.Progress;
import dev.syncline.shared.archive.Member.Folder;
import dev.syncline.shared.archive.Member.Link;
import dev.syncline.shared.archive.Member.PlainFile;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ArchiveTest {
  @TempDir Path directory;

  private Path root;

  @BeforeEach
  void prepare() throws Exception {
    root = Files.createDirectory(directory.resolve("root"));
  }

  static Stream<byte[]> theSameInEachForm() throws Exception {
    var tar = tar(text("doc/README"), program("tool"));
    return Stream.of(
        tar, gzip(tar), zstd(tar), zip(text("doc/README"), program("tool")), inTwoMembers(tar));
  }

  private static byte[] inTwoMembers(byte[] tar) throws Exception {
    var first = java.util.Arrays.copyOf(tar, 700);
    var second = java.util.Arrays.copyOfRange(tar, 700, tar.length);
    return joined(gzip(first), gzip(second));
  }

  @ParameterizedTest
  @MethodSource("theSameInEachForm")
  void tarGzipZstdAndZip_giveTheSame(byte[] packed) throws Exception {
    var members = unpack(packed);

    assertThat(members)
        .containsExactly(
            new Folder("doc"), new PlainFile("doc/README", false), new PlainFile("tool", true));
    assertThat(root.resolve("tool")).hasBinaryContent(PROGRAM);
    assertThat(rights("tool")).isEqualTo("rwxr-xr-x");
    assertThat(rights("doc/README")).isEqualTo("rw-r--r--");
  }

  static Stream<byte[]> theBareProgram() throws Exception {
    return Stream.of(PROGRAM, gzip(PROGRAM), zstd(PROGRAM));
  }

  @ParameterizedTest
  @MethodSource("theBareProgram")
  void aProgramThatIsNoArchive_isTakenAsItIs(byte[] packed) throws Exception {
    assertThat(unpack(packed)).containsExactly(new PlainFile("bare", true));
    assertThat(root.resolve("bare")).hasBinaryContent(PROGRAM);
    assertThat(rights("bare")).isEqualTo("rwxr-xr-x");
  }

  @Test
  void onlyTheRightsToReadWriteAndExecute_areKept() throws Exception {
    unpack(
        tar(file("root", 06755, PROGRAM), file("secret", 0, PROGRAM), file("all", 01777, PROGRAM)));

    assertThat(rights("root")).isEqualTo("rwxr-xr-x");
    assertThat(Files.getAttribute(root.resolve("root"), "unix:mode")).isEqualTo(0100755);
    assertThat(rights("secret")).isEqualTo("rw-------");
    assertThat(rights("all")).isEqualTo("rwxrwxrwx");
  }

  @Test
  void aZipWithoutModes_hasProgramsByTheirBytes() throws Exception {
    var out = new ByteArrayOutputStream();
    try (var zip = new java.util.zip.ZipOutputStream(out)) {
      zip.putNextEntry(new java.util.zip.ZipEntry("tool"));
      zip.write(PROGRAM);
      zip.putNextEntry(new java.util.zip.ZipEntry("README"));
      zip.write('x');
    }

    assertThat(unpack(out.toByteArray()))
        .containsExactly(new PlainFile("tool", true), new PlainFile("README", false));
    assertThat(rights("tool")).isEqualTo("rwxr-xr-x");
  }

  @Test
  void aZip64_isUnpacked() throws Exception {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipArchiveOutputStream(out)) {
      zip.setUseZip64(org.apache.commons.compress.archivers.zip.Zip64Mode.AlwaysWithCompatibility);
      zip.putArchiveEntry(new ZipArchiveEntry("tool"));
      zip.write(PROGRAM);
      zip.closeArchiveEntry();
    }

    assertThat(unpack(out.toByteArray())).containsExactly(new PlainFile("tool", true));
  }

  @Test
  void longNames_areReadInBothForms() throws Exception {
    var name = "folder/" + "n".repeat(200);

    var pax = unpack(tar(TarArchiveOutputStream.LONGFILE_POSIX, program(name)));
    root = Files.createDirectory(directory.resolve("gnu"));
    var gnu = unpack(tar(TarArchiveOutputStream.LONGFILE_GNU, program(name)));

    assertThat(pax).isEqualTo(gnu).contains(new PlainFile(name, true));
  }

  /// The library that reads tars takes the slash away.
  @Test
  void aLongAbsoluteName_liesInsideAllTheSame() throws Exception {
    var name = "n".repeat(120);

    assertThat(unpack(tar(program("/" + name)))).containsExactly(new PlainFile(name, true));
  }

  @Test
  void linksThatStayInside_areKept() throws Exception {
    var members =
        unpack(
            tar(
                folder("./"),
                program("./bin/tool"),
                link("./lib/deep/current", "../../bin/tool"),
                hardLink("./bin/alias", "./bin/tool")));

    assertThat(members).contains(new Link("lib/deep/current"), new Link("bin/alias"));
    assertThat(root.resolve("lib/deep/current")).hasBinaryContent(PROGRAM);
    assertThat(root.resolve("bin/alias")).hasBinaryContent(PROGRAM);
  }

  @Test
  void progress_isToldInBytes() throws Exception {
    var told = new ArrayList<Long>();
    var progress =
        new Progress() {
          @Override
          public void line(String text) {}

          @Override
          public void moved(String what, long done, long total) {
            told.add(done);
          }
        };

    archive(tar(file("zeros", 0644, new byte[300_000]))).unpack(root, "bare", progress);

    assertThat(told).isSorted().endsWith(300_000L).hasSizeGreaterThan(1);
  }

  @Test
  void anInterrupt_endsIt() throws Exception {
    var archive = archive(gzip(tar(program("tool"))));

    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> archive.unpack(root, "bare", Progress.NONE))
        .isInstanceOfAny(
            InterruptedException.class, java.nio.channels.ClosedByInterruptException.class);
    assertThat(Thread.interrupted()).isIn(true, false); // taken back for the tests after this one
  }

  private List<Member> unpack(byte[] packed) throws Exception {
    return archive(packed).unpack(root, "bare", Progress.NONE);
  }

  private Archive archive(byte[] packed) throws Exception {
    var file = Files.write(Files.createTempFile(directory, "archive", ""), packed);
    return new Archive(file, new Limits(1 << 20));
  }

  private String rights(String path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(path)));
  }
}
