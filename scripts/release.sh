#!/usr/bin/env bash
# Builds the program for every system into out/release, with its checksums:
# scripts/release.sh v1.2.3. The same source and Go give the same bytes.
set -euo pipefail
cd "$(dirname "$0")/.."
version=${1:?usage: scripts/release.sh VERSION}
out=out/release
rm -rf "$out"
mkdir -p "$out"
for os in linux windows darwin; do
  for arch in amd64 arm64; do
    file=biaoping-$version-$os-$arch
    [ "$os" = windows ] && file+=.exe
    CGO_ENABLED=0 GOOS=$os GOARCH=$arch go build -trimpath -buildvcs=false -ldflags "-s -w -X main.release=$version" -o "$out/$file" ./cmd/biaoping
  done
done
cp LICENSE NOTICE THIRD_PARTY_LICENSES "$out"
cd "$out"
sha256sum -- * >SHA256SUMS
