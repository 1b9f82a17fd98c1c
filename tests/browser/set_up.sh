#!/bin/sh
# What the browser tests and the screenshots need beside Python: Chromium, npm, and two npm packages
# under build/. Nothing is done twice. Debian's own packages are fetched where root may; elsewhere
# have a Chromium and npm on the path.
set -eu
cd "$(dirname "$0")/../.."

missing=""
command -v chromium >/dev/null || command -v chromium-browser >/dev/null ||
  command -v google-chrome >/dev/null || missing="chromium fonts-inter"
command -v npm >/dev/null || missing="$missing npm"

if [ -n "$missing" ]; then
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "The browser tests need:$missing. Please install them." >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  # shellcheck disable=SC2086 - one word for each package
  apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

# brought FOLDER RECORD: the packages that RECORD locks, in FOLDER/node_modules.
brought() {
  if ! cmp -s "$2/package-lock.json" "$1/package-lock.json" || [ ! -d "$1/node_modules" ]; then
    mkdir -p "$1"
    cp "$2/package.json" "$2/package-lock.json" "$1"
    npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund --silent
  fi
}

brought build/echo-show bedside/page/echo_show
brought build/browser tests/browser
