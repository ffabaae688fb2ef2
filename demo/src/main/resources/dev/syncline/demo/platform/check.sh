#!/bin/sh
# check.sh NAME JAR: a jar that was just built must be able to say its version.
set -u
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 1
version=$("@JAVA@" @FLAGS@ -jar "$2" --version) || exit 1
echo "checked $1 $version $2" >> "$here/diary"
