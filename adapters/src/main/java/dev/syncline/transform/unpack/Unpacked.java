package dev.syncline.transform.unpack;

import dev.syncline.core.content.Content.FileSet;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Staging;
import dev.syncline.shared.archive.Archive;
import dev.syncline.shared.archive.BadArchive;
import dev.syncline.shared.archive.Limits;
import dev.syncline.shared.archive.Member;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/// An archive unpacked into a folder of its own in staging, and what to say of it.
record Unpacked(Path root, List<Member> members, UnpackFaults faults) {
  /// `bareName` says what a file that is no archive but a program is called, of the name it came
  /// under.
  static Unpacked of(
      FileSet input,
      Candidate candidate,
      Staging staging,
      long bytesMax,
      UnaryOperator<String> bareName)
      throws SyncException, InterruptedException {
    if (input.files().size() != 1) {
      throw new IllegalArgumentException("only a file set of one file is unpacked");
    }
    var file = input.files().getFirst();
    var faults = new UnpackFaults("unpacking %s of %s".formatted(file.name(), candidate.label()));
    try {
      var root = Files.createTempDirectory(staging.directory(), "unpacked-");
      var archive = new Archive(file.file(), new Limits(bytesMax));
      var members = archive.unpack(root, bareName.apply(file.name()), staging.progress());
      return new Unpacked(root, members, faults);
    } catch (BadArchive e) {
      throw faults.archive(e);
    } catch (ClosedByInterruptException e) {
      Thread.interrupted(); // thrown on instead
      throw (InterruptedException) new InterruptedException(faults.what()).initCause(e);
    } catch (IOException e) {
      throw faults.staging(e);
    }
  }
}
