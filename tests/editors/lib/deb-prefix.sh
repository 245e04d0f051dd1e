#!/bin/sh
# deb-prefix.sh SUITE PREFIX PACKAGE...
#
# Puts a program of another Debian suite (trixie, forky) under PREFIX with its whole library closure, libc included, beside this
# system: nothing is installed, and root is not needed. Every program under PREFIX/usr/bin is patched to PREFIX's own loader and
# libraries, so what it starts (a language server) still runs with this system's. What to run lies in PREFIX/bin. The prefix cannot
# be moved. Needs apt, dpkg-deb and patchelf.
set -eu
suite=$1 prefix=$2
shift 2
prefix=$(cd "$prefix" && pwd)
apt=$prefix/.apt
mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep '/debian/$' | sort -u | head -n 1) # the one that this system uses
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

mkdir -p "$apt/etc/apt/sources.list.d" "$apt/etc/apt/preferences.d" "$apt/etc/apt/apt.conf.d" "$apt/var/lib/dpkg" \
  "$apt/var/lib/apt/lists/partial" "$apt/var/cache/apt/archives/partial"
: >"$apt/var/lib/dpkg/status"
echo "deb [signed-by=$keyring] $mirror $suite main" >"$apt/etc/apt/sources.list"
# Mirrors keep the index of a moving suite past its date.
cat >"$apt/apt.conf" <<CONF
Dir "$apt";
Dir::State::status "$apt/var/lib/dpkg/status";
APT::Architecture "$(dpkg --print-architecture)";
APT::Sandbox::User "$(id -un)";
APT::Install-Recommends "false";
APT::Install-Suggests "false";
Acquire::Languages "none";
Acquire::Check-Valid-Until "false";
CONF
export APT_CONFIG=$apt/apt.conf
apt-get -qq update
apt-get -qq -y -o Debug::NoLocking=1 --download-only install "$@"
for deb in "$apt"/var/cache/apt/archives/*.deb; do dpkg-deb -x "$deb" "$prefix"; done
rm -rf "$apt/var/cache" "$apt/var/lib/apt/lists"

loader=$(find "$prefix/lib64" "$prefix/usr/lib64" "$prefix/lib" "$prefix/usr/lib" -maxdepth 2 -name 'ld-linux-*.so.*' 2>/dev/null | head -n 1)
triplet=$(basename "$(dirname "$(find "$prefix/usr/lib" "$prefix/lib" -maxdepth 2 -name libc.so.6 2>/dev/null | head -n 1)")")
libraries=$prefix/usr/lib/$triplet:$prefix/lib/$triplet:$prefix/usr/lib
for file in "$prefix"/usr/bin/*; do
  file=$(readlink -f "$file") # hx is a link into usr/lib
  case $file in "$prefix"/*) [ -f "$file" ] || continue ;; *) continue ;; esac
  patchelf --print-interpreter "$file" >/dev/null 2>&1 || continue
  patchelf --set-interpreter "$loader" --force-rpath --set-rpath "$libraries" "$file"
done

# Some look for their own files at fixed places, so they are told.
mkdir -p "$prefix/bin"
wrap() {
  printf '#!/bin/sh\n%s exec "%s" %s "$@"\n' "$2" "$3" "${4:-}" >"$prefix/bin/$1"
  chmod +x "$prefix/bin/$1"
}
[ ! -d "$prefix/usr/share/nvim/runtime" ] || wrap nvim "VIMRUNTIME=$prefix/usr/share/nvim/runtime" "$prefix/usr/bin/nvim"
for name in hx kak; do [ ! -x "$prefix/usr/bin/$name" ] || wrap "$name" '' "$prefix/usr/bin/$name"; done
if [ -x "$prefix/usr/bin/emacs-nox" ]; then
  share=$(find "$prefix/usr/share/emacs" -mindepth 1 -maxdepth 1 -name '[0-9]*' | head -n 1)
  lisp=$(find "$share/lisp" -type d | tr '\n' ':')
  dump=$(find "$prefix/usr/libexec" -name '*.pdmp')
  wrap emacs "EMACSLOADPATH=$lisp EMACSDATA=$share/etc EMACSDOC=$share/etc" "$prefix/usr/bin/emacs-nox" "--dump-file=$dump"
fi
