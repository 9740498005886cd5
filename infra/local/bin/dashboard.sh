# Sourced by ./test: looks for Node.js, and finds the browser of the dashboard's tests, or installs it where that is a matter
# of course.

# Whether the version $1, such as v20.9.0, is 20.9 or newer.
new_enough_node() {
  [[ $1 =~ ^v([0-9]+)\.([0-9]+)\. ]] && (( BASH_REMATCH[1] > 20 || (BASH_REMATCH[1] == 20 && BASH_REMATCH[2] >= 9) ))
}

require_node() {
  local version
  version=$(node --version 2>/dev/null) || version=
  if ! new_enough_node "$version" || ! command -v npm >/dev/null; then
    echo "$0: the dashboard needs Node.js 20.9 or newer with npm${version:+, and node is $version}; install it so that both are found on the PATH." >&2
    exit 1
  fi
}

# Prints the first Chromium or Chrome that is there; the one that CHROMIUM names goes before all.
find_chromium() {
  local program
  if [ -n "${CHROMIUM:-}" ]; then
    [ -x "$CHROMIUM" ] && printf '%s\n' "$CHROMIUM"
    return
  fi
  for program in chromium chromium-browser google-chrome google-chrome-stable \
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
    if command -v "$program"; then
      return 0
    fi
  done
  return 1
}

# Whether it may and can be installed: root on a Debian system.
may_install_chromium() {
  [ "$(id -u)" -eq 0 ] && [ -e /etc/debian_version ] && command -v apt-get >/dev/null
}

use_chromium() {
  local found
  if ! found=$(find_chromium) && [ -z "${CHROMIUM:-}" ] && may_install_chromium; then
    echo "Installing Chromium for the browser tests"
    mkdir -p target
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends \
      chromium fonts-liberation fonts-noto-color-emoji fonts-noto-core; } >target/chromium.log 2>&1 || true
    found=$(find_chromium) || true
  fi
  if [ -z "$found" ]; then
    echo "$0: no Chromium was found for the dashboard's tests; install Chromium or Google Chrome, or let CHROMIUM name its program." >&2
    exit 1
  fi
  export CHROMIUM=$found
}
