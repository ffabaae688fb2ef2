package dev.syncline.app.work.begin;

/// One key of a sync, dotted (`source.git.url`), with the value that it gets and where that was
/// found.
record Setting(String key, String value, String from) {
  static Setting of(String key, Said said) {
    return new Setting(key, said.value(), said.from());
  }
}
