#!/usr/bin/env bash
# Brings adnanh/webhook as Debian packs it, the base line of ./bench/run intake, into a folder of its
# own; says where. Needs apt-get and dpkg, and no rights. Does nothing where it is there already.
#
#   SYNCLINE_PEERS   where peers go (else ~/.cache/syncline-peers)
set -euo pipefail

if command -v webhook; then exit; fi
home=${SYNCLINE_PEERS:-$HOME/.cache/syncline-peers}/webhook
program=$home/usr/bin/webhook

if [[ ! -x $program ]]; then
  command -v apt-get > /dev/null && command -v dpkg > /dev/null || {
    echo "webhook comes as a Debian package here (else: github.com/adnanh/webhook)" >&2
    exit 1
  }
  aside=$(mktemp -d)
  trap 'rm -rf -- "$aside"' EXIT
  (cd "$aside" && apt-get download webhook >&2)
  rm -rf -- "$home" # a broken attempt is begun anew
  mkdir -p "$home"
  dpkg -x "$aside"/webhook_*.deb "$home"
fi
echo "$program"
