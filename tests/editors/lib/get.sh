# Gets the editors under test. Sourced by tests/editors/run; everything comes from Debian, npm, PyPI and crates by package name.
#
# What is fetched lies outside the repository and stays for the next run: in $COPYDESK_TESTS_CACHE, else in the folder
# copydesk-tests of the user's cache. Each get_… function leaves at once where its program is already there, fails where it cannot
# be had, and says on standard error what it is doing.

lib=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${COPYDESK_TESTS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/copydesk-tests}
export COPYDESK_TESTS_CACHE=$cache

NODE=24.21.0          # code-server starts on Node 24 alone
NPM=11.6.2
CODE_SERVER=4.139.1   # VS Code 1.139.1
KAK_LSP=22.0.0

note() { printf '# %s\n' "$*" >&2; }

may_install() { [ "${COPYDESK_INSTALL:-yes}" = yes ]; }

# as_root COMMAND...: with sudo where this is not root; fails where there is neither.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# debian PACKAGE...: installs those packages of Debian that are missing.
debian() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed$' || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  may_install || return 1
  note "installing ${missing[*]}"
  mkdir -p "$cache"
  as_root apt-get update -qq >"$cache/apt.log" 2>&1 || true # an index that cannot be refreshed may still do
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >>"$cache/apt.log" 2>&1 || {
    tail -n 20 "$cache/apt.log" >&2
    return 1
  }
}

# program NAME PACKAGE...: as debian, unless the program is there from elsewhere.
program() {
  command -v "$1" >/dev/null 2>&1 || debian "${@:2}"
}

# once NAME COMMAND...: runs the command with $place = a folder of that name in the cache, unless it did so before. A folder that
# was left half-way is made again, and a fetch that fails is tried a second time.
once() {
  local name=$1 try
  shift
  place=$cache/$name
  mkdir -p "$cache"
  exec 8>"$place.lock"
  flock 8
  if [ -e "$place/.complete" ]; then exec 8>&-; return 0; fi
  may_install || { exec 8>&-; return 1; }
  for try in 1 2; do
    rm -rf "$place"
    mkdir -p "$place"
    note "getting $name (into $place)"
    if "$@" >"$place/.log" 2>&1; then
      touch "$place/.complete"
      exec 8>&-
      return 0
    fi
    note "getting $name failed at attempt $try:"
    tail -n 20 "$place/.log" >&2
  done
  exec 8>&-
  return 1
}

node_platform() {
  case $(uname -m) in
    x86_64) echo linux-x64 ;;
    aarch64) echo linux-arm64 ;;
    *) note "no Node package for $(uname -m)"; return 1 ;;
  esac
}

npm_quietly() { npm "$@" --no-audit --no-fund --no-update-notifier --loglevel=error; }

make_node() {
  npm_quietly install --prefix "$place" --no-save --ignore-scripts "node-$(node_platform)@$NODE" "npm@$NPM"
}

# get_node: puts Node and an npm that fits it at the head of PATH.
get_node() {
  local platform
  platform=$(node_platform) || return 1
  program npm nodejs npm && once "node-$NODE" make_node || return 1
  node_home=$place/node_modules/node-$platform
  [ -e "$place/bin/npm" ] || { mkdir -p "$place/bin" && ln -sf ../node_modules/npm/bin/npm-cli.js "$place/bin/npm"; }
  PATH=$place/bin:$node_home/bin:$PATH
  export PATH
}

# The editor without what needs a compiler, but for its log writer: without that every output channel stays empty.
make_code_server() {
  npm_quietly install --prefix "$place" --no-save --ignore-scripts --omit=dev "code-server@$CODE_SERVER" || return 1
  local editor=$place/node_modules/code-server/lib/vscode
  (
    cd "$editor" || exit 1
    npm_quietly install --ignore-scripts --omit=dev || exit 1
    npm_config_nodedir=$node_home npm_quietly rebuild --foreground-scripts --ignore-scripts=false @vscode/spdlog || exit 1
    node -e "require('@vscode/spdlog').version" || exit 1
    ln -sf browser-linux.sh bin/helpers/browser.sh
    ln -sf code-linux.sh bin/remote-cli/code-server
    # Half of the size, and nothing that is used here.
    rm -rf node_modules/@github node_modules/@microsoft/mxc-sdk extensions/copilot node_modules/@vscode/spdlog/build/Release/obj.target
    find . -name '*.map' -delete
  )
}

# get_vscode: the workbench, and a browser that shows it.
get_vscode() {
  debian chromium fonts-dejavu-core g++ make python3 || return 1
  get_node && once "code-server-$CODE_SERVER" make_code_server || return 1
  export CODE_SERVER_HOME=$place/node_modules/code-server
}

# get_npm_folder FOLDER: the packages that a folder's lock file names, in a copy of that file in the cache.
get_npm_folder() {
  local lock
  lock=$(sha256sum "$1/package-lock.json" | cut -c1-12)
  once "npm-$(basename "$1")-$lock" make_npm_folder "$1" || return 1
  npm_modules=$place/node_modules
}

make_npm_folder() {
  cp "$1/package.json" "$1/package-lock.json" "$place/" && (cd "$place" && npm_quietly ci --ignore-scripts)
}

# get_from_suite SUITE PACKAGE PROGRAM: a program of another Debian suite, unpacked beside the system.
get_from_suite() {
  command -v apt-get >/dev/null 2>&1 || return 1
  program patchelf patchelf && once "$2-$1" unpack_from_suite "$1" "$2" || return 1
  found=$place/bin/$3
}

unpack_from_suite() { bash "$lib/deb-prefix.sh" "$1" "$place" "$2"; }

# get_python_packages REQUIREMENTS-FILE: a Python with those packages.
get_python_packages() {
  local wanted
  program python3 python3 || return 1
  python3 -c 'import ensurepip, venv' 2>/dev/null || debian python3-venv || return 1
  wanted=$(sha256sum "$1" | cut -c1-12)
  once "python-$wanted" make_python "$1" || return 1
  found=$place/bin/python
}

make_python() {
  python3 -m venv "$place" && "$place/bin/pip" install --quiet --disable-pip-version-check -r "$1"
}

# get_kak_lsp: compiled from its crate, which takes minutes.
get_kak_lsp() {
  once "kak-lsp-$KAK_LSP" make_kak_lsp || return 1
  found=$place/bin/kak-lsp
}

make_kak_lsp() {
  CARGO_TARGET_DIR=$place/target cargo install --locked --root "$place" --version "$KAK_LSP" kak-lsp && rm -rf "$place/target"
}
