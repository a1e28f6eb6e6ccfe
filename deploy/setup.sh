# Sourced by the scripts beside it: says what happens, and installs what a fresh Debian or Ubuntu machine lacks.
# shellcheck shell=sh

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
    bold=$(printf '\033[1m') green=$(printf '\033[32m') red=$(printf '\033[31m') plain=$(printf '\033[0m')
else
    bold='' green='' red='' plain=''
fi

say() { printf '%s==>%s %s\n' "$bold" "$plain" "$*"; }
good() { printf '%s==>%s %s\n' "$green" "$plain" "$*"; }
stop() {
    printf '%s==> %s%s\n' "$red" "$*" "$plain" >&2
    exit 2
}

# need_swift: Swift 6.2 or later is the one thing that is not installed here.
need_swift() {
    command -v swift >/dev/null 2>&1 ||
        stop "Swift is missing. Install Swift 6.3 (https://www.swift.org/install) and put it on the PATH."
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
    major=${version%%.*} minor=${version#*.}
    if [ "${major:-0}" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 2 ]; }; then
        stop "Swift ${version:-of an unknown version} is too old: Switchyard needs 6.2 or later."
    fi
}

# need_elsewhere NAME...: on a system without Debian's packages, says by which names others have what is missing.
need_elsewhere() {
    missing=''
    command -v redis-server >/dev/null 2>&1 || missing=' redis-server'
    for library in hiredis libcurl libcrypto; do
        pkg-config --exists "$library" 2>/dev/null || missing="$missing $library"
    done
    [ -z "$missing" ] && return 0
    say "This is no Debian or Ubuntu, where these packages would be installed now: $*"
    say "Fedora: dnf install redis hiredis-devel libcurl-devel openssl-devel pkgconf python3"
    say "Arch:   pacman -S redis hiredis curl openssl pkgconf python"
    say "Alpine: apk add redis hiredis-dev curl-dev openssl-dev pkgconf python3"
    stop "not found here (by pkg-config, or on the PATH):$missing"
}

# need_packages NAME...: Debian packages, by apt; with sudo when this is not root.
need_packages() {
    missing=''
    command -v dpkg-query >/dev/null 2>&1 || {
        need_elsewhere "$@"
        return 0
    }
    for package in "$@"; do
        dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -q '^installed$' ||
            missing="$missing $package"
    done
    [ -z "$missing" ] && return 0
    say "installing with apt:$missing"
    become=''
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 || stop "Not root, and no sudo: install these first:$missing"
        become=sudo
    fi
    $become apt-get update -qq || stop "apt-get update failed; the packages needed are:$missing"
    # shellcheck disable=SC2086 # one word a package
    $become env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null ||
        stop "apt could not install:$missing"
}

# need_python FILE [NAME]: an environment of its own with what FILE names, first on the PATH. Tests and benchmarks alone
# need one, each its own by NAME.
need_python() {
    folder=$PWD/.switchyard/${2:-python}
    wanted=$(cksum <"$1")
    if [ ! -x "$folder/bin/python3" ] || [ "$(cat "$folder/wanted" 2>/dev/null)" != "$wanted" ]; then
        say "installing what $1 compares with (PyPI)"
        rm -rf "$folder"
        python3 -m venv "$folder" || stop "python3 -m venv failed: is python3-venv installed?"
        "$folder/bin/pip" install -q --disable-pip-version-check -r "$1" || stop "pip could not install $1"
        printf '%s' "$wanted" >"$folder/wanted"
    fi
    PATH=$folder/bin:$PATH
    export PATH
}

# build ARGUMENT...: swift build, its progress in one place.
build() {
    say "swift build $* (the first build takes some minutes)"
    swift build "$@" || stop "the build failed; what the compiler said stands above"
}
