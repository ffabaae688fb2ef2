package dev.syncline.transform.unpack;

import static dev.syncline.shared.archive.Packed.PROGRAM;
import static dev.syncline.shared.archive.Packed.bytes;
import static dev.syncline.shared.archive.Packed.file;
import static dev.syncline.shared.archive.Packed.gzip;
import static dev.syncline.shared.archive.Packed.hardLink;
import static dev.syncline.shared.archive.Packed.link;
import static dev.syncline.shared.archive.Packed.program;
import static dev.syncline.shared.archive.Packed.tar;
import static dev.syncline.shared.archive.Packed.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Content.FileSet;
import dev.syncline.core.content.Content.Tree;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Kind;
import dev.syncline.core.content.Revision;
import dev.syncline.core.content.StagedFile;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.Progress;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Origin;
import dev.syncline.core.source.Staging;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnpackTest {
  private static final Revision REVISION = new Revision("sha256:" + "a".repeat(64));
  private static final Candidate CANDIDATE =
      Candidate.of(new Origin("example.org/nats"), "v2.10.25", REVISION);
  private static final String NAME = "nats-server-linux-amd64.tar.gz";

  @TempDir Path staging;

  @Test
  void theFileOfTheTargetsName_isTheProgram() throws Exception {
    var artifact = programIn(tarGz(text("README"), program("nats-server"), program("install.sh")));

    assertThat(artifact.name()).isEqualTo("nats-server");
    assertThat(artifact.revision()).isEqualTo(REVISION);
    assertThat(artifact.digest()).isEqualTo(Digest.of(PROGRAM));
    assertThat(artifact.file()).hasBinaryContent(PROGRAM).startsWith(staging);
  }

  @Test
  void aProgramBelowAFolder_isFoundByItsName() throws Exception {
    var artifact = programIn(tarGz(program("nats-v2.10.25/bin/nats-server"), program("x/other")));

    assertThat(artifact.file()).endsWith(Path.of("bin/nats-server"));
  }

  @Test
  void aFileThatIsSaid_goesBeforeTheUsualName() throws Exception {
    var packed = tarGz(program("nats-server"), program("v2/bin/nats"), program("v2/nats"));

    var artifact = make(packed, Optional.of("bin/nats"));

    assertThat(artifact.name()).isEqualTo("nats-server");
    assertThat(artifact.file()).endsWith(Path.of("v2/bin/nats"));
  }

  @Test
  void theOnlyProgram_isTakenWhateverItsName() throws Exception {
    var artifact = programIn(tarGz(text("README"), program("server-linux-amd64")));

    assertThat(artifact.file()).endsWith(Path.of("server-linux-amd64"));
  }

  @Test
  void aProgramWithoutTheRightToRun_hasItAfterwards() throws Exception {
    var artifact = programIn(tarGz(file("nats-server", 0600, PROGRAM)));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(artifact.file())))
        .isEqualTo("rwxr-xr-x");
  }

  @Test
  void aBareProgram_isTheOneThatIsMeant() throws Exception {
    assertThat(programIn(PROGRAM).digest()).isEqualTo(Digest.of(PROGRAM));
    assertThat(make(gzip(PROGRAM), Optional.of("bin/nats")).digest()).isEqualTo(Digest.of(PROGRAM));
  }

  @Test
  void noMemberOrSeveral_waitForTheDeclaration() throws Exception {
    rejected(tarGz(text("README"), program("a"), program("b")), "", "a, b may be executed");
    rejected(tarGz(text("README")), "", "none may be executed");
    rejected(tarGz(text("README")), "nats", "there is no 'nats' in it, only README");
    rejected(tarGz(program("a/nats"), program("b/nats")), "nats", "several could be meant");
    rejected(tarGz(program("nats/x")), "nats", "'nats' is a folder");
    rejected(tarGz(program("x"), link("nats", "x")), "nats", "'nats' is a link");
    rejected(tarGz(program("x"), hardLink("nats", "x")), "nats", "'nats' is a link");
  }

  @Test
  void whatIsTooLarge_waitsForTheDeclaration() throws Exception {
    var fault = fault(tarGz(file("nats-server", 0755, new byte[2 << 20])), Optional.empty());

    assertThat(fault).isInstanceOf(Fault.Rejected.class);
    assertThat(fault.complaint().code()).isEqualTo("SYN-UNPACK-SIZE");
  }

  @Test
  void aFileThatIsItselfAtFault_isUnfitAtOnce() throws Exception {
    unfit(bytes("<!doctype html>"), "SYN-UNPACK-FORMAT", "a captive portal perhaps");
    unfit(tarGz(program("../nats-server")), "SYN-UNPACK-UNSAFE", "'../nats-server'");
    unfit(java.util.Arrays.copyOf(tarGz(program("a")), 60), "SYN-UNPACK-DAMAGED", "cut off");
    unfit(tarGz(file("nats-server", 0755, new byte[0])), "SYN-UNPACK-EMPTY", "is empty");
  }

  @Test
  void aFolderThatRefuses_isTriedAgain() throws Exception {
    var gone = input(tarGz(program("nats-server")));
    Files.delete(gone.files().getFirst().file());

    var failure =
        catchThrowableOfType(
            SyncException.class,
            () ->
                Unpack.program("nats-server", Optional.empty(), 1 << 20)
                    .make(gone, CANDIDATE, place()));

    assertThat(failure.fault()).isInstanceOf(Fault.Transient.class);
    assertThat(failure).hasMessageContaining("SYN-UNPACK-STAGING");
  }

  @Test
  void aTree_isAllOfTheArchive() throws Exception {
    Tree tree = tree(tarGz(text("index.html"), program("bin/tool"), link("current", "bin/tool")));

    assertThat(tree.revision()).isEqualTo(REVISION);
    assertThat(tree.root().resolve("index.html")).hasContent("text");
    assertThat(tree.root().resolve("current")).isSymbolicLink().hasBinaryContent(PROGRAM);
  }

  @Test
  void aTreeOfABareProgram_isThatFileUnderItsName() throws Exception {
    var set = input(gzip(PROGRAM), "tool-linux-amd64.gz");

    var tree = Unpack.tree(1 << 20).make(set, CANDIDATE, place());

    assertThat(tree.root().resolve("tool-linux-amd64")).hasBinaryContent(PROGRAM).isExecutable();
  }

  @Test
  void theRecipe_isWhatIsTakenOutOfIt() {
    var one = Unpack.program("nats-server", Optional.empty(), 1);

    assertThat(one.recipe()).isEqualTo(Unpack.program("nats-server", Optional.empty(), 2).recipe());
    assertThat(one.recipe())
        .isNotEqualTo(Unpack.program("nats-server", Optional.of("x"), 1).recipe())
        .isNotEqualTo(Unpack.tree(1).recipe());
    assertThat(one.promise(CANDIDATE).how()).isEqualTo("unpacked");
    assertThat(one.takes()).isEqualTo(Kind.FILE_SET);
  }

  @Test
  void severalFiles_areNoArchive() throws Exception {
    var one = input(tarGz(program("nats-server"))).files().getFirst();
    var two = new FileSet(REVISION, List.of(one, one));

    assertThatThrownBy(() -> Unpack.tree(1).make(two, CANDIDATE, place()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void rejected(byte[] packed, String file, String why) throws Exception {
    var fault = fault(packed, Optional.of(file).filter(it -> !it.isEmpty()));

    assertThat(fault).isInstanceOf(Fault.Rejected.class);
    assertThat(fault.complaint().code()).isEqualTo("SYN-UNPACK-MEMBER");
    assertThat(fault.complaint().why()).contains(why);
  }

  private void unfit(byte[] packed, String code, String why) throws Exception {
    var fault = fault(packed, Optional.empty());

    assertThat(fault)
        .isInstanceOfSatisfying(
            Fault.Unfit.class, unfit -> assertThat(unfit.attempts()).isEqualTo(1));
    assertThat(fault.complaint().code()).isEqualTo(code);
    assertThat(fault.complaint().why()).contains(why);
    assertThat(fault.complaint().what()).isEqualTo("unpacking %s of v2.10.25".formatted(NAME));
  }

  private Fault fault(byte[] packed, Optional<String> file) {
    return catchThrowableOfType(SyncException.class, () -> make(packed, file)).fault();
  }

  private Artifact programIn(byte[] packed) throws Exception {
    return make(packed, Optional.empty());
  }

  private Artifact make(byte[] packed, Optional<String> file) throws Exception {
    return Unpack.program("nats-server", file, 1 << 20).make(input(packed), CANDIDATE, place());
  }

  private Tree tree(byte[] packed) throws Exception {
    return Unpack.tree(1 << 20).make(input(packed), CANDIDATE, place());
  }

  private FileSet input(byte[] packed) throws Exception {
    return input(packed, NAME);
  }

  private FileSet input(byte[] packed, String name) throws Exception {
    var file = Files.write(staging.resolve(name), packed);
    return new FileSet(REVISION, List.of(new StagedFile(name, Digest.of(packed), file)));
  }

  private Staging place() {
    return new Staging(staging, Progress.NONE);
  }

  private static byte[] tarGz(dev.syncline.shared.archive.Packed.Entry... entries)
      throws Exception {
    return gzip(tar(entries));
  }
}
