#!/usr/bin/env bash
# Brings minisign as Debian packs it, with its library, into a folder of its own and a way to start
# it into bin; says where. Needs apt-get and dpkg, and no rights. Does nothing where it is there
# already.
#
#   SYNCLINE_PEERS   where peers go (else ~/.cache/syncline-peers)
set -euo pipefail

if command -v minisign; then exit; fi
peers=${SYNCLINE_PEERS:-$HOME/.cache/syncline-peers}
home=$peers/minisign
program=$peers/bin/minisign

if [[ ! -x $program ]]; then
  command -v apt-get > /dev/null && command -v dpkg > /dev/null || {
    echo "minisign comes as a Debian package here (else: https://jedisct1.github.io/minisign/)" >&2
    exit 1
  }
  aside=$(mktemp -d)
  trap 'rm -rf -- "$aside"' EXIT
  (cd "$aside" && apt-get download minisign libsodium23 >&2)
  rm -rf -- "$home" # a broken attempt is begun anew
  mkdir -p "$home" "$peers/bin"
  for package in "$aside"/*.deb; do dpkg -x "$package" "$home"; done
  cat > "$aside/start" <<TEXT
#!/bin/sh
exec env LD_LIBRARY_PATH="\$(dirname "$home"/usr/lib/*/libsodium.so.23)" "$home/usr/bin/minisign" "\$@"
TEXT
  chmod +x "$aside/start"
  mv -f -- "$aside/start" "$program"
fi
echo "$program"
