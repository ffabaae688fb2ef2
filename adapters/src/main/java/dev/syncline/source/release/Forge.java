package dev.syncline.source.release;

import dev.syncline.core.source.Origin;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// How the releases of one repository are asked for. Pure: it makes addresses and reads answers.
interface Forge {
  Origin origin();

  /// The first page of releases; each answer names the next in its `Link` (RFC 8288).
  URI releases();

  /// What every question about releases says beside it.
  Map<String, String> headers();

  /// The published releases of a page, in its order. Throws [MalformedList] where it is no such
  /// page.
  List<Release> read(String json) throws MalformedList;

  /// What a question for the bytes of an asset says.
  Map<String, String> assetHeaders();
}
