#!/usr/bin/env bash
# Installs the real programs that the suites tagged "peers" run, pinned, from package registries
# only, into ${SYNCLINE_PEERS:-~/.cache/syncline-peers}/bin; what is there already is kept.
# Used by ./check --peers. What cannot be installed here is named, with what it needs.
set -euo pipefail

task_version=v3.53.1
go_least=1.26

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
peers=${SYNCLINE_PEERS:-$HOME/.cache/syncline-peers}
missing=0

need() { # what, why
  echo "peers: $1 is needed $2" >&2
  missing=1
}

has_go() {
  if ! command -v go > /dev/null && [[ -x /usr/local/go/bin/go ]]; then
    PATH=$PATH:/usr/local/go/bin
  fi
  command -v go > /dev/null || return 1
  local version
  version=$(GOTOOLCHAIN=local go env GOVERSION)
  [[ $(printf '%s\n' "$go_least" "${version#go}" | sort -V | head -n 1) == "$go_least" ]]
}

is_there() { # name version
  [[ -x $peers/bin/$1 && $(cat "$peers/installed/$1" 2> /dev/null) == "$2" ]]
}

# Built aside and moved, so that a build that was broken off leaves no half program.
install_go_tool() { # name package version
  local name=$1 package=$2 version=$3 aside
  if is_there "$name" "$version"; then return; fi
  echo "peers: building $name $version"
  aside=$(mktemp -d "$peers/aside.XXXXXX")
  if ! (cd "$aside" && GOBIN=$aside GOTOOLCHAIN=local GOWORK=off GOFLAGS='' \
    go install -trimpath -ldflags '-s -w' "$package@$version"); then
    rm -rf -- "$aside"
    return 1
  fi
  mv -f -- "$aside/$name" "$peers/bin/$name"
  rm -rf -- "$aside"
  printf '%s\n' "$version" > "$peers/installed/$name"
}

mkdir -p "$peers/bin" "$peers/installed"

if has_go; then
  install_go_tool task github.com/go-task/task/v3/cmd/task "$task_version"
else
  need "Go $go_least or later" "(https://go.dev/dl) to build Task $task_version and Go programs with it"
fi

if ! git --exec-path > /dev/null 2>&1 || [[ ! -x $(git --exec-path)/git-http-backend ]]; then
  need "git with git-http-backend" "(package git) to serve repositories as a real server does"
fi
command -v mvn > /dev/null || need "Maven" "(package maven) to build a fresh checkout"

bash "$here/minisign.sh" > /dev/null || need "minisign" "(package minisign) to check and make its signatures"

# Only the benchmarks want it, and they say so where it is missing.
if [[ -f $here/nvchecker.sh ]]; then
  bash "$here/nvchecker.sh" || echo "peers: nvchecker was not installed; its comparison is left out" >&2
fi
if [[ -f $here/webhook.sh ]]; then
  bash "$here/webhook.sh" > /dev/null || echo "peers: webhook was not installed; its comparison is left out" >&2
fi

exit "$missing"
