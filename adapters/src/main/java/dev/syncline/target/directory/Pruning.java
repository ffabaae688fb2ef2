package dev.syncline.target.directory;

import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Owned;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Removes earlier trees: never the live one, nor the newest tree of what was installed or is known
/// to be good, nor one that was live less than the grace ago.
record Pruning(Place place, DirectorySettings settings) {

  void prune(String live, Owned before, Instant now) throws IOException {
    var earlier = new ArrayList<Tree>();
    for (var name : place.names()) {
      if (!name.equals(live)) {
        earlier.add(new Tree(name, place.inventory(name), place.lastLive(name)));
      }
    }
    earlier.sort(Comparator.comparing(Tree::lastLive).reversed().thenComparing(Tree::name));
    var kept = kept(earlier, before, FileTime.from(now.minus(settings.grace())));
    for (var tree : earlier) {
      if (!kept.contains(tree)) {
        place.remove(tree.name);
      }
    }
    place.sweep();
  }

  private List<Tree> kept(List<Tree> earlier, Owned before, FileTime graceBegan) {
    var complete = earlier.stream().filter(tree -> tree.holds.isPresent()).toList();
    var needed =
        Stream.of(before.installed(), before.knownGood())
            .flatMap(Optional::stream)
            .flatMap(owned -> complete.stream().filter(tree -> tree.isOf(owned)).limit(1));
    return Stream.of(
            complete.stream().limit(settings.keep()),
            complete.stream().filter(tree -> tree.lastLive.compareTo(graceBegan) > 0),
            needed)
        .flatMap(trees -> trees)
        .distinct()
        .toList();
  }

  private record Tree(String name, Optional<Inventory> holds, FileTime lastLive) {
    boolean isOf(Inventory owned) {
      return holds
          .filter(inventory -> inventory.of().revision().equals(owned.of().revision()))
          .filter(inventory -> Listing.of(inventory).equals(Listing.of(owned)))
          .isPresent();
    }
  }
}
