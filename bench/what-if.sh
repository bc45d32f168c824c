#!/usr/bin/env bash
# How long the server takes to answer "what if?" about coverage in the practice region: each change that the page offers for
# the worst needs, one after the other, and the page without a change. Writes to standard output; bench/RESULTS.md keeps what
# was measured, and on what.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d); trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$work"' EXIT
export VIITTA_URLS=http://127.0.0.1:5197 VIITTA_DATA=$work/data Logging__LogLevel__Default=Warning
root=$VIITTA_URLS/networks/tuulivaara/coverage

dotnet publish src/Viitta -c Release -o artifacts/viitta -v quiet --nologo
dotnet artifacts/viitta/Viitta.dll --contentRoot "$PWD/artifacts/viitta" >"$work/log" 2>&1 &
until curl -fs "$VIITTA_URLS/health/ready" >/dev/null 2>&1; do sleep 0.1; done

get() { curl -fsSL -b "$work/jar" -c "$work/jar" "$@"; }
link=$VIITTA_URLS$(grep -oE '/sign-in/[A-Za-z0-9_-]+' "$work/log" | head -1)
token=$(get "$link" | grep -oE '__RequestVerificationToken"[^>]*value="[^"]+"' | head -1 | sed 's/.*value="//;s/"//')
get "$link" --data-urlencode "__RequestVerificationToken=$token" -o /dev/null

hours=$(get "$root" | grep -oE 'href="/networks/tuulivaara/coverage/hours[^"]+"' | sed 's/href="//;s/"//;s/&amp;/\&/g' | sort -u | head -40)
for address in $hours; do
  get "$VIITTA_URLS$address" | grep -oE 'href="[^"]+change=[^"]+"' | sed 's/href="//;s/"//;s/&amp;/\&/g' || true
done | sort -u | head -60 >"$work/changes"

get "$VIITTA_URLS$(head -1 "$work/changes")" | grep -q 'role="status"' || { echo "No change is shown." >&2; exit 1; }
figures() { # addresses, one a line; each five times
  for _ in 1 2 3 4 5; do cat "$1"; done | while read -r address; do get "$VIITTA_URLS$address" -o /dev/null -w '%{time_total}\n'; done | sort -n |
    awk '{ ms[NR] = $1 * 1000 } END { printf "%d asked, p50 %.0f ms, p95 %.0f ms, longest %.0f ms\n", NR, ms[int((NR + 1) / 2)], ms[int(NR * 0.95 + 0.5)], ms[NR] }'
}
echo "$hours" >"$work/hours"
figures "$work/changes" >/dev/null # the first round compiles
for round in 1 2 3; do
  echo "the page $round: $(figures "$work/hours")"
  echo "what if  $round: $(figures "$work/changes")"
done
