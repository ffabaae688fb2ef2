#!/usr/bin/env bash
# Installs nvchecker, the base line of ./bench/run sweep, into a folder of its own; says where. Does
# nothing where it is there already.
#
#   SYNCLINE_PEERS   where peers go (else ~/.cache/syncline-peers)
set -euo pipefail

version=2.22
home=${SYNCLINE_PEERS:-$HOME/.cache/syncline-peers}/nvchecker-sweep-$version
mark=$home/.installed

if [[ ! -f $mark ]]; then
  command -v python3 > /dev/null || { echo "nvchecker needs Python 3 (Debian: apt-get install python3-venv)" >&2; exit 1; }
  python3 -m venv --clear "$home" >&2 # a broken attempt is begun anew
  "$home/bin/pip" install --quiet --disable-pip-version-check \
    "nvchecker==$version" pycurl==7.49.0 tornado==6.6.1 >&2
  touch "$mark"
fi
echo "$home/bin/nvchecker"
