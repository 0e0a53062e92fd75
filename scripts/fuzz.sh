#!/usr/bin/env bash
# Runs every fuzz target for the time given (10s). `go test -fuzz` sometimes
# ends with "context deadline exceeded" when the time is up while a worker is
# busy: that alone is no finding; an input that fails is written down and named.
set -uo pipefail
cd "$(dirname "$0")/.."
time=${1:-10s}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for file in $(grep -rl '^func Fuzz' --include='*_test.go' . | sort); do
  for target in $(sed -n 's/^func \(Fuzz[A-Za-z0-9]*\).*/\1/p' "$file"); do
    echo "== $target in $(dirname "$file")"
    if ! go test "$(dirname "$file")" -run '^$' -fuzz "^$target\$" -fuzztime "$time" -fuzzminimizetime 20x >"$log" 2>&1; then
      if grep -q 'context deadline exceeded' "$log" && ! grep -qE 'Failing input|panic:|Fatal|unexpected' "$log"; then
        echo "time was up while a worker was busy"
        continue
      fi
      cat "$log"
      exit 1
    fi
    tail -n 1 "$log"
  done
done
