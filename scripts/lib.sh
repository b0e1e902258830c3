# shellcheck shell=bash
# Shell code shared by the scripts: what must be installed, and how a preset is built.
# Sourced by bash; sets `root`, the folder of the checkout. Talks on stderr only.

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)

# Debian packages. CMake can fetch the libraries by itself, but not the tools.
tool_packages=(g++ cmake ninja-build)
library_packages=(libre2-dev libsimdjson-dev nlohmann-json3-dev libfmt-dev libcli11-dev libsodium-dev)
test_packages=(catch2 python3 tzdata)
# Old names of time zones, which the suite of CEL uses, are a package of their own from Debian 13 on.
if (. /etc/os-release && [[ ${ID:-} == debian && ${VERSION_ID:-0} -ge 13 ]]) 2>/dev/null; then
  test_packages+=(tzdata-legacy)
fi

say() { printf 'partner-check: %s\n' "$*" >&2; }

# 70 is the exit code for "no fault of yours"; see the table of exit codes in the README.
die() {
  say "$@"
  exit 70
}

# have PACKAGE: whether the Debian package, or for a tool its command, is there.
have() {
  case $1 in
    g++) command -v c++ ;;
    cmake) command -v cmake ;;
    ninja-build) command -v ninja ;;
    python3) command -v python3 ;;
    nodejs) command -v node ;;
    npm) command -v npm ;;
    *) dpkg-query --show --showformat '${db:Status-Status}' "$1" | grep -qx installed ;;
  esac >/dev/null 2>&1
}

# run_logged LOG COMMAND...: runs quietly; shows the end of the log when the command fails.
run_logged() {
  local log=$1
  shift
  "$@" </dev/null >>"$log" 2>&1 && return
  tail -n 40 "$log" >&2
  say "the above is the end of $log"
  return 1
}

# install_packages PACKAGE...: installs those that are missing, and says so.
install_packages() {
  local package missing=() as_root=()
  for package; do
    have "$package" || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  if ! command -v apt-get >/dev/null; then
    say "missing, and no apt-get here to install it: ${missing[*]} (names of Debian packages)"
    return 1
  fi
  if ((EUID)); then
    if ! command -v sudo >/dev/null; then
      say "missing, and neither root nor sudo to install it. Ask your administrator for:"
      say "  apt-get install --no-install-recommends ${missing[*]}"
      return 1
    fi
    as_root=(sudo)
    [[ -t 2 ]] || as_root+=(-n)
  fi
  say "installing Debian packages: ${missing[*]}"
  as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get --quiet)
  local log=$root/build/install.log
  : >"$log"
  # Without fresh lists the installation may still work from the ones on disk.
  run_logged "$log" "${as_root[@]}" update || say "could not refresh the package lists; going on"
  run_logged "$log" "${as_root[@]}" install --yes --no-install-recommends "${missing[@]}"
}

# check_tools: after a failed installation, goes on if only libraries are missing.
check_tools() {
  local tool
  for tool in "${tool_packages[@]}"; do
    have "$tool" || die "cannot build without $tool"
  done
  say "CMake will fetch the missing libraries (all but libsodium)"
}

# build_preset PRESET PACKAGE...: installs the tools and these libraries, configures once, builds
# what changed.
build_preset() {
  local preset=$1 log=$root/build/$1.log
  shift
  mkdir -p "$root/build" && [[ -w $root/build ]] || die "cannot write to $root/build"
  # Two calls at once must not build in one folder.
  exec 9>"$root/build/$preset.lock"
  flock 9
  : >"$log"
  if [[ ! -e $root/build/$preset/build.ninja ]]; then
    install_packages "${tool_packages[@]}" "$@" || check_tools
    say "building ($preset); this takes a minute or two the first time"
    run_logged "$log" cmake -S "$root" --preset "$preset" || die "cannot configure the build"
  fi
  run_logged "$log" cmake --build "$root/build/$preset" || die "the build failed"
  exec 9>&-
}
