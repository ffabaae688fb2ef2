# Finds Java 25 or newer. Sourced by ./syncline (POSIX sh), ./check and .ci/run, so that all take
# the same one.
#
#   java25 java|javac   sets $java25 to the home of the first one that has the tool, $java25_build
#                       to its exact build; fails if there is none
#   java25_advice       says how to get one

# Reads the file "release" instead of asking java: that takes 40 ms, and every command passes here.
java25_fits() { # home tool
  [ -x "$1/bin/$2" ] && [ -r "$1/release" ] || return 1
  java25_major=0 java25_build=unknown
  while IFS='=' read -r java25_key java25_value; do
    java25_value=${java25_value#\"}
    case $java25_key in
      JAVA_VERSION) java25_major=${java25_value%%[!0-9]*} ;;
      JAVA_RUNTIME_VERSION) java25_build=${java25_value%%\"*} ;;
    esac
  done < "$1/release"
  [ "${java25_major:-0}" -ge 25 ] || return 1
  java25=$1
}

java25() { # tool
  for java25_home in "${SYNCLINE_JAVA_HOME-}" "${JAVA_HOME-}"; do
    [ -n "$java25_home" ] && java25_fits "$java25_home" "$1" && return 0
  done
  if java25_path=$(command -v "$1") && java25_path=$(readlink -f "$java25_path" 2> /dev/null); then
    java25_fits "${java25_path%/bin/*}" "$1" && return 0
  fi
  for java25_home in /usr/lib/jvm/* /opt/* /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    java25_fits "$java25_home" "$1" && return 0
  done
  [ -x /usr/libexec/java_home ] && java25_home=$(/usr/libexec/java_home -v 25+ 2> /dev/null) \
    && java25_fits "$java25_home" "$1"
}

java25_advice() {
  cat <<'TEXT'
Syncline needs Java 25 or newer (a JDK, to build it), and none was found.
Get one, for example:
  Debian, Ubuntu   apt-get install openjdk-25-jdk-headless   (or temurin-25-jdk from adoptium.net)
  Fedora           dnf install java-25-openjdk-devel
  macOS            brew install openjdk@25
  anywhere         https://sdkman.io, then: sdk install java 25-tem
It is looked for in SYNCLINE_JAVA_HOME, JAVA_HOME, on the PATH, in /usr/lib/jvm, /opt,
~/.sdkman and ~/.jdks. If it is elsewhere: export SYNCLINE_JAVA_HOME=/path/to/jdk-25
TEXT
}
