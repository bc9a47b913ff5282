# What the other scripts share: where things are, how they speak, and how they skip what is done. Sourced, never run.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly ROOT=$PWD
readonly TOOLS=$ROOT/.tools
readonly LOGS=$ROOT/target/logs
# The binary takes its assets from this tree's own target folder; a shared one elsewhere would mix trees.
export CARGO_TARGET_DIR=$ROOT/target
unset CARGO_BUILD_TARGET_DIR CARGO_BUILD_TARGET
export PATH=$TOOLS/bin:$ROOT/end2end/node_modules/.bin:$PATH
export npm_config_audit=false npm_config_fund=false npm_config_update_notifier=false
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
# What is built once needs no notes for the next time; they take gigabytes.
[ -z "${CI:-}" ] || export CARGO_INCREMENTAL=0
mkdir -p "$TOOLS" "$LOGS"
BEGAN=${BEGAN:-$(date +%s)}
export BEGAN

# Whoever stops a script stops what it started: a job in the background does not hear Ctrl-C.
on_leaving=:
leave() {
  local jobs
  jobs=$(jobs -p)
  [ -z "$jobs" ] || kill $jobs 2>/dev/null || true
  $on_leaving
}
trap leave EXIT
trap 'exit 130' INT TERM

# One line, with the time since the command was given.
say() {
  local took=$(($(date +%s) - BEGAN))
  printf '[%d:%02d] %s\n' $((took / 60)) $((took % 60)) "$*"
}

fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# as_root COMMAND…: Debian's packages want it; on one's own machine by sudo.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else fail "this needs root: $*"
  fi
}

# debian PACKAGE…: installs what is not there yet.
debian() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return
  say "installing Debian packages: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  logged apt as_root apt-get update -q
  logged apt as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}

# logged NAME COMMAND…: quiet, unless it fails.
logged() {
  local log=$LOGS/$1.log
  shift
  if ! "$@" >>"$log" 2>&1 </dev/null; then
    tail -n 40 "$log" >&2
    fail "$* failed; all of its words are in ${log#"$ROOT"/}"
  fi
}

# how_far NAME TOTAL WORDS: what cargo's log NAME.log says of its progress.
how_far() {
  local count
  count=$(grep -cE '^ +Compiling ' "$LOGS/$1.log" 2>/dev/null || true)
  printf '%s: %s of about %s packages' "$3" "${count:-0}" "$2"
}

# follow NAME PID TOTAL WORDS: waits for a cargo in the background that writes to NAME.log and says how far it is,
# and how far the one in BESIDE ("NAME TOTAL WORDS") is, if there is one.
follow() {
  local name=$1 pid=$2 total=$3 words=$4 every=20 told='' now beside
  [ -t 1 ] && every=2
  while kill -0 "$pid" 2>/dev/null; do
    for _ in $(seq "$every"); do
      kill -0 "$pid" 2>/dev/null || break 2
      sleep 1
    done
    now=$(how_far "$name" "$total" "$words")
    if [ -n "${BESIDE:-}" ]; then
      read -r -a beside <<<"$BESIDE"
      now="$now; $(how_far "${beside[0]}" "${beside[1]}" "${beside[*]:2}")"
    fi
    [ "$now" = "$told" ] && continue
    told=$now
    if [ -t 1 ]; then printf '\r\033[K%s' "$(say "$now")"; else say "$now"; fi
  done
  if [ -t 1 ] && [ -n "$told" ]; then printf '\r\033[K'; fi
  if ! wait "$pid"; then
    tail -n 60 "$LOGS/$name.log" >&2
    fail "building failed ($words); all of its words are in target/logs/$name.log"
  fi
}

# packages FLAGS…: about how many packages a build with these flags compiles.
packages() {
  cargo tree -q --prefix none --edges normal,build "$@" 2>/dev/null | sed 's/ (.*//' | sort -u | wc -l
}

# digest PATH…: one word that changes when any file below the paths does.
digest() {
  find "$@" -type f -not -path '*/node_modules/*' -print0 2>/dev/null | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-32
}

# is_done STAMP DIGEST: whether that was done before for the same input.
is_done() {
  [ "$(cat "$ROOT/target/stamps/$1" 2>/dev/null)" = "$2" ]
}

mark_done() {
  mkdir -p "$ROOT/target/stamps"
  printf '%s' "$2" >"$ROOT/target/stamps/$1"
}

# put FILE PLACE: copies only when it differs, so that what was built from it stays fresh.
put() {
  cmp -s "$1" "$2" || install -D -m 644 "$1" "$2"
}

command -v cargo >/dev/null || fail "Rust is missing: install it with rustup, version 1.95 or later"
command -v cc >/dev/null || debian gcc libc6-dev
