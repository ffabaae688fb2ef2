# How the program is started. Sourced by ./syncline and by the launcher of a distribution; nothing
# but shell built-ins here, for there the PATH may be empty.
#
#   find_jars PROGRAM                           sets $classpath; fails if there is no program
#   start JAVA LAUNCHER PROGRAM CACHE WORD...   becomes Java, with the cache where there is one

main=dev.syncline.app.Main
# Short commands mostly start: they take the small collector and the quick compiler. What moves bytes
# (hashes a binary, unpacks a tree) takes the optimizing compiler as well; one cache fits both.
flags="-XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
  -Dorg.eclipse.jgit.util.sha1.implementation=jdkNative"
quick=-XX:TieredStopAtLevel=1

# Jars one by one and in one order everywhere: the cache holds only for this very class path.
find_jars() { # program
  classpath=$(
    LC_ALL=C
    for jar in "$1"/lib/*.jar; do printf '%s:' "$jar"; done
  )
  classpath=${classpath%:}
  case $classpath in
    "$1/lib/*.jar") echo "no program in $1/lib: the installation is not complete" >&2; return 1 ;;
  esac
}

compiler_for() { # word...
  verb='' before=''
  for word; do # the verb is the first word that is neither an option nor the value of --config
    case $before:$word in
      --config:* | *:-*) before=$word ;;
      *) verb=$word; break ;;
    esac
  done
  compiler=$quick
  case $verb in poll | watch | sync | rollback | demo | clone | pull) compiler='' ;; esac
  # What waits for days begins with a small heap: it would else keep a hundred megabytes for nothing.
  case $verb in poll | watch) compiler=-Xms24m ;; esac
}

start() { # java launcher program cache word...
  java=$1 launcher=$2 program=$3 cache=$4
  shift 4
  compiler_for "$@"
  # Java cannot ask a terminal how wide it is; where there is no stty, nothing is cut.
  if [ -t 1 ] && [ -z "${COLUMNS-}" ]; then
    size=$(stty size < /dev/tty 2> /dev/null) && COLUMNS=${size#* } && export COLUMNS
  fi
  # The path is only looked into: where the library is not there, Java unpacks its own.
  set -- "-Dorg.sqlite.lib.path=$program/lib/native" -cp "$classpath" "-Dsyncline.launcher=$launcher" "$main" "$@"
  if [ -f "$cache" ]; then
    case "${JAVA_TOOL_OPTIONS-} ${JDK_JAVA_OPTIONS-}" in
      *[Ss]hare*) ;; # a user's -Xshare and a cache exclude each other
      *) # Verified, because Java would crash on a damaged one; and silent where it does not fit.
        set -- "-XX:AOTCache=$cache" -XX:AOTMode=auto -XX:+VerifySharedSpaces \
          '-Xlog:aot*=off,cds*=off' "$@" ;;
    esac
  fi
  # shellcheck disable=SC2086
  exec "$java" $flags $compiler "$@"
}
