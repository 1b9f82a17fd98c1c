#!/bin/sh
# Install everything but Python for the tests with a client of others: npm, and virtual-alexa under
# build/. Nothing is done twice. As root, Debian's npm is installed; otherwise npm must be on the path.
set -eu
cd "$(dirname "$0")/../.."
. tests/npm.sh

command -v npm >/dev/null || install npm

brought build/virtual-alexa tests/clients
