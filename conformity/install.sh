#!/usr/bin/env bash
# Installs what the conformity tests need on Debian 12, as root.
set -euo pipefail
cd "$(dirname "$0")"
need=()
for pair in qpdf:qpdf pdftotext:poppler-utils mutool:mupdf-tools gs:ghostscript soffice:libreoffice-writer-nogui node:nodejs npm:npm chromium:chromium; do
  command -v "${pair%%:*}" >/dev/null || need+=("${pair#*:}")
done
dpkg -s poppler-data libreoffice-calc-nogui fonts-noto-cjk >/dev/null 2>&1 || need+=(poppler-data libreoffice-calc-nogui fonts-noto-cjk)
if ((${#need[@]})); then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${need[@]}" >/dev/null
fi
packages=(@ooxml-tools/validate@0.4.6 @seriousme/openapi-schema-validator@2.11.0 playwright-core@1.65.1)
for package in "${packages[@]}"; do
  if [ ! -d "node_modules/${package%@*}" ]; then
    npm install --silent --no-save --no-package-lock "${packages[@]}"
    break
  fi
done
