#!/bin/sh
# What the tests with other people's clients need beside Python: npm, and virtual-alexa under build/.
# Nothing is done twice. Debian's npm is fetched where root may; elsewhere have npm on the path.
set -eu
cd "$(dirname "$0")/../.."
. tests/npm.sh

command -v npm >/dev/null || install npm

brought build/virtual-alexa tests/clients
