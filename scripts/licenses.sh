#!/usr/bin/env bash
# Writes THIRD_PARTY_LICENSES: the licence texts of the Go standard library and
# of every module that the command is built from for any system, in the order of
# their paths.
set -euo pipefail
cd "$(dirname "$0")/.."
{
echo "==== Go standard library"
echo
cat "$(go env GOROOT)/LICENSE"
echo
for os in linux windows darwin; do
  GOOS=$os go list -deps -f '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}' ./cmd/biaoping
done | sort -u |
while read -r path version dir; do
  echo "==== $path $version"
  found=
  for f in "$dir"/LICEN[CS]E* "$dir"/COPYING* "$dir"/NOTICE*; do
    [ -f "$f" ] || continue
    found=1
    echo
    cat "$f"
  done
  [ -n "$found" ] || { echo "no licence text in $path" >&2; exit 1; }
  echo
done
} > THIRD_PARTY_LICENSES
