#!/bin/sh
# Install everything but Python for the browser tests and the screenshots: Chromium, npm, and two npm
# packages under build/. Nothing is done twice. As root, Debian's packages are installed; otherwise a
# Chromium and npm must be on the path.
set -eu
cd "$(dirname "$0")/../.."
. tests/npm.sh

missing=""
command -v chromium >/dev/null || command -v chromium-browser >/dev/null ||
  command -v google-chrome >/dev/null || missing="chromium fonts-inter"
command -v npm >/dev/null || missing="$missing npm"
# Playwright brings a node of its own, which needs this and does not bring it.
PATH="$PATH:/sbin:/usr/sbin" ldconfig -p | grep -q "libatomic.so.1 " || missing="$missing libatomic1"
# shellcheck disable=SC2086 - one word for each package
[ -z "$missing" ] || install $missing

brought build/echo-show bedside/web/echo_show
brought build/browser tests/browser
