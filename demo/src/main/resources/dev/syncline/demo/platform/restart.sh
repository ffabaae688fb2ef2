#!/bin/sh
# restart.sh NAME PORT: ends the running NAME, waits until it is gone, starts the jar that lies
# there now, and waits until that one listens. What it starts writes into run/NAME.log alone.
set -u
name=$1 port=$2
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || exit 1
pid_file=$here/run/$name.pid
echo "restarting $name" >> "$here/diary"

wait_while() { # tenths of a second, command...
  left=$1
  shift
  while "$@"; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || return 1
    sleep 0.1
  done
}
is_running() { [ -s "$pid_file" ]; }
is_down() { [ ! -s "$pid_file" ]; }

# The demo puts this file there to stop a swap in its middle.
wait_while 600 [ -e "$here/run/$name.blocked" ]

if is_running; then
  old=$(cat "$pid_file")
  kill "$old" 2> /dev/null || rm -f "$pid_file"
  wait_while 50 is_running || { kill -9 "$old" 2> /dev/null; rm -f "$pid_file"; }
fi
"@JAVA@" @FLAGS@ -jar "$here/$name/.bin/$name.jar" "$port" "$pid_file" \
  < /dev/null >> "$here/run/$name.log" 2>&1 &
wait_while 100 is_down || { tail -n 5 "$here/run/$name.log"; exit 1; }
