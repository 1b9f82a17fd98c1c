#!/bin/sh
# quietly.sh COMMAND…: run a command and show nothing of it if it succeeds; if it fails, its failures.
said=$(mktemp)
trap 'rm -f "$said"' EXIT
"$@" >"$said" 2>&1 && exit 0
code=$?
sed -n '/^=* \(FAILURES\|ERRORS\) =*$/,$p' "$said" | grep . || cat "$said"
exit "$code"
