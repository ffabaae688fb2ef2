package dev.syncline.app.crash;

import java.util.Random;
import java.util.stream.IntStream;

/// Which points a suite takes when it cannot take all. The seed is new each time and printed;
/// `-Dsyncline.seed=N` takes the same ones again.
record Sample(long seed, Random random) {
  static Sample taken() {
    long seed = Long.getLong("syncline.seed", new Random().nextInt(Integer.MAX_VALUE));
    return new Sample(seed, new Random(seed));
  }

  /// `count` different ones of `0 … all - 1`, all where there are no more.
  int[] of(int all, int count) {
    return IntStream.of(shuffled(all)).limit(count).toArray();
  }

  int[] shuffled(int all) {
    var order = IntStream.range(0, all).toArray();
    for (int i = all - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }
}
