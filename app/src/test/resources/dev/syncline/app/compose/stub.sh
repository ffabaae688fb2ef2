# The program behind "stubborn", "slow" and the like. Arguments: forever, six, three or one (seconds
# that it goes on after SIGTERM), and a file to hold alone, as others hold a port. SECOND is how many
# microseconds a second takes.
# Waits without a child, which would hear the signals, too.
exec 8<> <(:)
pause() { read -rt "$1" -u 8; }
if [ -n "$2" ]; then
  exec 9> "port.$2"
  flock -n 9 || { echo "port $2 is in use"; exit 1; }
fi
echo "started $1"
if [ "$1" = forever ]; then
  trap 'echo "SIGTERM ignored"' TERM
  while :; do pause 0.1; done
fi
case $1 in six) wait=6 ;; three) wait=3 ;; one) wait=1 ;; esac
# No more than this: the end of a pause may cut a trap short.
trap 'told=1' TERM
while [ -z "$told" ]; do pause 0.03; done
echo "SIGTERM seen, ending in $wait s"
end=$((${EPOCHREALTIME/[.,]/} + wait * SECOND))
while [ "${EPOCHREALTIME/[.,]/}" -lt $end ]; do pause 0.03; done
echo bye
