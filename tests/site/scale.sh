#!/usr/bin/env bash
# scale.sh MINGBAI CORPUS: the commands of docs/scale.md, run one after another in a fresh folder.
# Needs wget, rclone and, on the PATH or in VENV, a python3 with duckdb.
set -euo pipefail
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")
work=$(mktemp -d)
mkdir "$work/bin"
ln -s "$(realpath "$1")" "$work/bin/mingbai"
ln -s "$(realpath "$2")" "$work/bin/corpus"
export PATH="$work/bin${VENV:+:$VENV/bin}:$PATH"
trap 'kill $(cat "$work/pids" 2>/dev/null) 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"
{
  echo 'trap "jobs -p >pids" EXIT'
  awk '/^```sh$/ { on = 1; next } /^```$/ { on = 0 } on' "$here/docs/scale.md"
} >commands.sh
[ "$(wc -l <commands.sh)" -gt 60 ] || { echo 'docs/scale.md has no commands' >&2; exit 1; }
bash -euo pipefail commands.sh
