#!/usr/bin/env bash
# changes.sh MINGBAI: a site kept elsewhere by the lists of `build --changes` alone, with rclone and with rsync, is the site.
set -euo pipefail
mingbai=$(realpath "$1")
here=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../..")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$here/mingbai.yaml" "$here/content" "$work/"
cd "$work"
mkdir by-rclone by-rsync

upload() {
  rclone copy --config /dev/null --ignore-times --files-from-raw changes.txt public by-rclone
  [ ! -s changes.removed.txt ] || rclone delete --config /dev/null --files-from-raw changes.removed.txt by-rclone
  rsync --archive --ignore-times --files-from=changes.txt public by-rsync
  (cd by-rsync && xargs -r -d '\n' rm -f --) <changes.removed.txt
  [ -n "${FORGETFUL:-}" ] || rm changes.txt
}
same() { # same "after what"
  local other
  for other in by-rclone by-rsync; do
    diff -r --exclude=.mingbai-staging <(cd public && find . -type f -exec sha256sum {} + | sort) \
      <(cd "$other" && find . -type f -exec sha256sum {} + | sort) ||
      { echo "$other after $1 is not the site" >&2; exit 1; }
    echo "$other after $1: the same, $(wc -l <uploaded) files uploaded"
  done
}
step() { # step "after what"
  "$mingbai" build --changes changes.txt >said.txt
  tail -n1 said.txt
  cp changes.txt uploaded
  upload
  same "$1"
}

step 'the first upload'
report=$(find content/2023 -name '*.md' | sort | head -n1)
printf '\n补充一句说明。\n' >>"$report"
step 'an edit'
[ "$(wc -l <uploaded)" -lt "$(find public -type f | wc -l)" ] || { echo 'one edit uploads everything' >&2; exit 1; }
rm "$(find content/2022 -name '*.md' | sort | head -n1)"
"$mingbai" build >said.txt
step 'a removal, with a build without lists before it'

"$mingbai" build --verify | tail -n1
echo ' ' >>"$(find public/2023 -name '*.html' | sort | head -n1)"
if "$mingbai" build --verify >said.txt || ! grep -q '^内容不同 2023/' said.txt; then
  echo 'a changed page is not noticed' >&2
  exit 1
fi
