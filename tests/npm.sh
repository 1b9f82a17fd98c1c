# What the set-up scripts of the tests share. They read this file; nobody runs it.

# install PACKAGE…: Debian's packages, where root may.
install() {
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "These tests need: $*. Please install them." >&2
    exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# brought FOLDER RECORD: the npm packages that RECORD locks, in FOLDER/node_modules.
brought() {
  if ! cmp -s "$2/package-lock.json" "$1/package-lock.json" || [ ! -d "$1/node_modules" ]; then
    mkdir -p "$1"
    cp "$2/package.json" "$2/package-lock.json" "$1"
    npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund --silent
  fi
}
