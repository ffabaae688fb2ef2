package dev.syncline.shared.archive;

import io.airlift.compress.v3.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/// Packs archives, honest ones and others, in memory.
public final class Packed {
  public static final byte[] PROGRAM = bytes("#!/bin/sh\necho hello\n");

  private Packed() {}

  /// What goes into an archive: a name, a kind as tar has it, where a link leads, and bytes.
  public record Entry(String name, byte kind, int mode, String target, byte[] bytes) {}

  public static Entry file(String name, int mode, byte[] bytes) {
    return new Entry(name, TarConstants.LF_NORMAL, mode, "", bytes);
  }

  public static Entry program(String name) {
    return file(name, 0755, PROGRAM);
  }

  public static Entry text(String name) {
    return file(name, 0644, bytes("text"));
  }

  public static Entry folder(String name) {
    return new Entry(name, TarConstants.LF_DIR, 0755, "", new byte[0]);
  }

  public static Entry link(String name, String target) {
    return new Entry(name, TarConstants.LF_SYMLINK, 0777, target, new byte[0]);
  }

  public static Entry hardLink(String name, String target) {
    return new Entry(name, TarConstants.LF_LINK, 0755, target, new byte[0]);
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// With pax headers where a name is long, with names as they are, absolute ones too.
  public static byte[] tar(Entry... entries) throws IOException {
    return tar(TarArchiveOutputStream.LONGFILE_POSIX, entries);
  }

  public static byte[] tar(int longNames, Entry... entries) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name())) {
      tar.setLongFileMode(longNames);
      for (var entry : entries) {
        var header = new TarArchiveEntry(entry.name(), entry.kind(), true);
        header.setMode(entry.mode());
        header.setLinkName(entry.target());
        header.setSize(entry.bytes().length);
        tar.putArchiveEntry(header);
        tar.write(entry.bytes());
        tar.closeArchiveEntry();
      }
    }
    return out.toByteArray();
  }

  public static byte[] zip(Entry... entries) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipArchiveOutputStream(out)) {
      for (var entry : entries) {
        var header = new ZipArchiveEntry(entry.name());
        boolean isLink = entry.kind() == TarConstants.LF_SYMLINK;
        header.setUnixMode((isLink ? 0120000 : 0100000) | entry.mode());
        zip.putArchiveEntry(header);
        zip.write(isLink ? bytes(entry.target()) : entry.bytes());
        zip.closeArchiveEntry();
      }
    }
    return out.toByteArray();
  }

  public static byte[] gzip(byte[] bytes) throws IOException {
    return through(GZIPOutputStream::new, bytes);
  }

  public static byte[] zstd(byte[] bytes) throws IOException {
    return through(ZstdOutputStream::new, bytes);
  }

  public static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    List.of(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }

  private interface Packer {
    OutputStream onto(OutputStream out) throws IOException;
  }

  private static byte[] through(Packer packer, byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var packing = packer.onto(out)) {
      packing.write(bytes);
    }
    return out.toByteArray();
  }
}
