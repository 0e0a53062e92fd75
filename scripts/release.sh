#!/usr/bin/env bash
# Builds the program for every system into out/release, an archive each with
# the licences, and the checksums: scripts/release.sh v1.2.3. The same commit
# and Go give the same bytes. Needs GNU tar and zip.
set -euo pipefail
cd "$(dirname "$0")/.."
version=${1:-}
if ! [[ $version =~ ^v[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]]; then
  echo "usage: scripts/release.sh vN.N.N" >&2
  exit 2
fi
# A version stands for one program: --resume relies on it.
if changed=$(git status --porcelain 2>/dev/null) && [ -n "$changed" ]; then
  printf 'not committed:\n%s\n' "$changed" >&2
  exit 1
fi
when=@${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}
# What a user's environment would change in the bytes.
export GOFLAGS= GOEXPERIMENT= GOAMD64=v1 GOARM64=v8.0 CGO_ENABLED=0 TZ=UTC LC_ALL=C
out=$PWD/out/release
rm -rf "$out"
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for os in linux windows darwin; do
  GOOS=$os go vet ./...
  for arch in amd64 arm64; do
    name=biaoping-$version-$os-$arch
    program=biaoping
    [ "$os" = windows ] && program+=.exe
    mkdir "$work/$name"
    GOOS=$os GOARCH=$arch go build -trimpath -buildvcs=false -ldflags "-s -w -X main.release=$version" -o "$work/$name/$program" ./cmd/biaoping
    cp README.md README.zh-CN.md CHANGELOG.md LICENSE NOTICE THIRD_PARTY_LICENSES "$work/$name"
    [ "$os" = linux ] && cp -r deploy "$work/$name"
    chmod -R u=rwX,go=rX "$work/$name"
    find "$work/$name" -exec touch -d "$when" {} +
    cd "$work"
    if [ "$os" = windows ]; then
      find "$name" -type f | sort | zip -q -X -@ "$out/$name.zip"
    else
      tar --sort=name --mtime="$when" --owner=0 --group=0 --numeric-owner -cf - "$name" | gzip -9n >"$out/$name.tar.gz"
    fi
    cd - >/dev/null
  done
done
said=$("$work/biaoping-$version-$(go env GOHOSTOS)-$(go env GOHOSTARCH)/biaoping" version)
[[ $said == "biaoping $version "* ]] || { echo "the program says it is $said" >&2; exit 1; }
cd "$out"
sha256sum -- * >SHA256SUMS
