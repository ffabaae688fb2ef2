# Brings the program up to date on a source checkout. Sourced by ./syncline and ./check (POSIX sh);
# wants $root, and scripts/java25.sh sourced before.
#
# Each build is kept in a folder of its own, app/target/syncline/<id>/: a Syncline that is running
# from an older build goes on undisturbed while a newer one is made beside it.

builds=$root/app/target/syncline
stamp=$builds/current # names the newest build; as old as the moment at which that build began

# What the program is made of; a change in the tests or in bench does not rebuild it. Folders count
# too: removing a file changes only its folder.
is_built() {
  [ -f "$stamp" ] && read -r build < "$stamp" && [ -d "$builds/$build/lib" ] \
    && [ -z "$(cd "$root" && find pom.xml core/pom.xml demo/pom.xml engine/pom.xml adapters/pom.xml \
      app/pom.xml core/src/main demo/src/main engine/src/main adapters/src/main app/src/main \
      -newer "$stamp" 2> /dev/null | head -n 1)" ]
}

# One build at a time. flock ends with its process; where there is none (macOS), a link that names
# its owner does nearly as well.
lock_builds() {
  mkdir -p "$builds"
  if command -v flock > /dev/null; then
    exec 9> "$builds/lock"
    flock -n 9 && return
    echo "Syncline is being built by another process; waiting for it" >&2
    flock 9
  else
    until ln -s "$$" "$builds/lock.owner" 2> /dev/null; do
      kill -0 "$(readlink "$builds/lock.owner")" 2> /dev/null || rm -f "$builds/lock.owner"
      sleep 1
    done
  fi
}

unlock_builds() {
  exec 9>&-
  rm -f "$builds/lock.owner"
}

# Maven's lines go to the log; of them only the modules are shown.
show_progress() { # log
  build_succeeded=false
  while IFS= read -r line; do
    printf '%s\n' "$line" >&3
    case $line in
      "[INFO] Building syncline-"*/*"]")
        module=${line#*syncline-} count=${line##*[} total=${line##*/}
        echo "building Syncline: ${module%% *} … ($((${count%/*} - 1))/$((${total%]} - 1)))" >&2 ;;
      "[INFO] BUILD SUCCESS") build_succeeded=true ;;
    esac
  done 3> "$1"
  $build_succeeded
}

build() {
  if ! java25 javac; then java25_advice >&2; return 2; fi
  if ! command -v mvn > /dev/null; then
    echo "Syncline must be built first, and that needs Maven 3.8.7 or newer (Debian: apt-get install maven)." >&2
    return 2
  fi
  : > "$builds/began"
  # Maven runs on the JDK that compiles: javac then needs no process of its own.
  (cd "$root" && JAVA_HOME=$java25 MAVEN_OPTS="${MAVEN_OPTS-} --sun-misc-unsafe-memory-access=allow" \
    mvn -B --no-transfer-progress -Dstyle.color=never -T2 -Dmaven.test.skip=true -pl app -am package \
    9>&- < /dev/null 2>&1) | show_progress "$builds/build.log" || {
    sed '/\[Help 1\]/q' "$builds/build.log" | tail -n 20 >&2 # after that Maven only advises
    echo "Syncline could not be built; the whole log: $builds/build.log" >&2
    return 1
  }
  build=$(date +%Y%m%dT%H%M%S)-$$
  mkdir -p "$builds/$build/lib"
  cp "$root"/app/target/syncline-app-*.jar "$root"/app/target/lib/*.jar "$builds/$build/lib/"
  unpack_sqlite "$builds/$build/lib"
  make_cacheable "$builds/$build"/lib/picocli-*.jar "$builds/$build"/lib/org.eclipse.jgit*.jar
  echo "$build" > "$stamp.new"
  touch -r "$builds/began" "$stamp.new"
  mv "$stamp.new" "$stamp"
  forget_old_builds
}

# SQLite's native library, unpacked once: else every start finds out what machine this is (by starting
# uname) and unpacks it into the temp directory, which may be mounted noexec.
unpack_sqlite() { # lib
  case $(uname -s) in Linux) system=Linux name=libsqlitejdbc.so ;; Darwin) system=Mac name=libsqlitejdbc.dylib ;; *) return 0 ;; esac
  case $(uname -m) in x86_64 | amd64) machine=x86_64 ;; aarch64 | arm64) machine=aarch64 ;; *) return 0 ;; esac
  if ls /lib/ld-musl-* > /dev/null 2>&1; then return 0; fi
  (cd "$1" && "$java25/bin/jar" xf sqlite-jdbc-*.jar "org/sqlite/native/$system/$machine/$name" 2> /dev/null \
    && mkdir -p native && mv "org/sqlite/native/$system/$machine/$name" native/) || true
  rm -rf "$1/org"
}

# What no class cache takes as it comes: picocli's classes are those of Java 5, JGit's jars are signed.
make_cacheable() { # jar...
  "$java25/bin/java" "$root/scripts/CacheableJar.java" "$@" \
    || echo "Syncline works, but starts slowly: $* stay as they were" >&2
}

forget_old_builds() {
  running=$(ps -A -ww -o args= 2> /dev/null) || return 0 # cannot tell who runs: keep all
  for old in "$builds"/2*; do
    [ "$old" = "$builds/$build" ] && continue
    case $running in *"$old/"*) ;; *) rm -rf "$old" ;; esac
  done
}

ensure_built() {
  is_built && return
  if [ -n "${SYNCLINE_NO_BUILD-}" ]; then # as set by a service that must never build, and by ./check
    [ -n "${build-}" ] && [ -d "$builds/$build/lib" ] && return
    echo "Syncline is not built, and SYNCLINE_NO_BUILD forbids to build it now." >&2
    return 1
  fi
  lock_builds
  is_built || build # another process may have built it while this one waited
  built=$?
  unlock_builds
  return $built
}

# Packs the newest build with a Java of its own, for machines that have none.
make_distribution() { # [dir]
  if ! java25 javac; then java25_advice >&2; exit 2; fi
  exec "$java25/bin/java" -Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider \
    -Dslf4j.internal.verbosity=ERROR -cp "$program/lib/*" "$root/scripts/dist/Distribution.java" \
    "$root" "$program" "${1:-$root/.dist}"
}
