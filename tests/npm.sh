# Functions that the set-up scripts of the tests share: to be sourced, not run.

# install PACKAGE…: install Debian's packages, if run as root; else name them and fail.
install() {
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "These tests need: $*. Please install them." >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# brought FOLDER RECORD: put the npm packages that RECORD locks into FOLDER/node_modules.
brought() {
  if ! cmp -s "$2/package-lock.json" "$1/package-lock.json" || [ ! -d "$1/node_modules" ]; then
    mkdir -p "$1"
    cp "$2/package.json" "$2/package-lock.json" "$1"
    npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund --silent
  fi
}
