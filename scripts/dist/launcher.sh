#!/bin/sh
# Runs Syncline as it was unpacked, with the Java that came with it. Shell built-ins only: it works
# with an empty PATH. All that it belongs to: @TREE@
set -u

here=$0
case $here in */*) ;; *) here=./$here ;; esac
# A link to a folder above is seen through by the shell itself; a link to this very file is not.
while [ -L "$here" ]; do
  link=$(PATH=${PATH:+$PATH:}/usr/bin:/bin readlink "$here") || {
    echo "$here is a link, and there is no readlink to follow it: call the file it leads to, or link its folder instead" >&2
    exit 1
  }
  case $link in /*) here=$link ;; *) here=${here%/*}/$link ;; esac
done
folder=$(CDPATH='' cd -P -- "${here%/*}/" && pwd -P) || exit 1
root=$folder
[ -d "$root/runtime" ] || root=${folder%/*} # from compat/

machine=@MACHINE@
if [ -r /proc/sys/kernel/arch ]; then read -r machine < /proc/sys/kernel/arch; fi
system=linux
[ -d /System/Library ] && system=darwin
if [ "$system $machine" != "@SYSTEM@ @MACHINE@" ]; then
  echo "this Syncline was made for @SYSTEM@ on @MACHINE@, and this is $system on $machine: take the archive for that" >&2
  exit 1
fi
if [ ! -x "$root/runtime/bin/java" ] || [ ! -r "$root/lib/start.sh" ]; then
  echo "no runtime in $root: the installation is not complete; unpack the archive anew" >&2
  exit 1
fi

. "$root/lib/start.sh"
find_jars "$root" || exit 1
start "$root/runtime/bin/java" "$folder/${here##*/}" "$root" "$root/lib/syncline.aot" "$@"
