#!/usr/bin/env bash
# Open data: /hsds/services in pages of 20 and 100, at 500, 5,000 and 50,000 services, beside a bare Kestrel endpoint with
# the same bytes; and "not modified". Needs wrk (Debian's package). Writes to standard output, see bench/RESULTS.md.
set -euo pipefail
cd "$(dirname "$0")/.."
port=5197 bare_port=5196
work=$(mktemp -d); trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$work"' EXIT
export VIITTA_URLS=http://127.0.0.1:$port VIITTA_DATA=$work/data Logging__LogLevel__Default=Warning

command -v wrk >/dev/null || { echo "Needs wrk: apt-get install wrk" >&2; exit 1; }
program=$PWD/artifacts/viitta
dotnet publish src/Viitta -c Release -o "$program" -v quiet --nologo
dotnet build bench/Bare -c Release -v quiet --nologo
dotnet build bench/Planted -c Release -v quiet --nologo

dotnet "$program/Viitta.dll" --contentRoot "$program" >"$work/log" 2>&1 &
until curl -fs "$VIITTA_URLS/health/ready" >/dev/null 2>&1; do sleep 0.1; done

load() { wrk -t1 -c16 -d"${SECONDS_EACH:-4}s" --latency "$@" | awk '/50%|99%/ {printf "%s %s  ", $1, $2} /Requests\/sec/ {print "req/s", $2}'; }
for services in 500 5000 50000; do
  dotnet bench/Planted/bin/Release/net10.0/Planted.dll "$work/data/viitta.db" "$services"
  echo; echo "## $services services"
  echo "first answer after publishing: $(curl -s -o /dev/null -w '%{time_total}' "$VIITTA_URLS/hsds/services?per_page=20") s"
  for size in 20 100; do
    url="$VIITTA_URLS/hsds/services?per_page=$size"
    curl -s "$url" -o "$work/page.json"
    echo "a page of $size: $(stat -c %s "$work/page.json") B"
    dotnet bench/Bare/bin/Release/net10.0/Bare.dll "$work/page.json" http://127.0.0.1:$bare_port >/dev/null 2>&1 & bare=$!
    until curl -fs http://127.0.0.1:$bare_port/ -o /dev/null 2>&1; do sleep 0.05; done
    load "$url" >/dev/null; load http://127.0.0.1:$bare_port/ >/dev/null
    for i in 1 2 3; do
      echo "viitta $i: $(load "$url")"
      echo "bare   $i: $(load http://127.0.0.1:$bare_port/)"
    done
    kill $bare; wait $bare 2>/dev/null || true
  done
  etag=$(curl -s -o /dev/null -D - "$VIITTA_URLS/hsds/services?per_page=20" | tr -d '\r' | awk 'tolower($1) == "etag:" {print $2}')
  echo "not modified: $(load -H "If-None-Match: $etag" "$VIITTA_URLS/hsds/services?per_page=20")"
  echo "all, minimal: $(curl -s -o "$work/all" -w '%{time_total} s, %{size_download} B' "$VIITTA_URLS/hsds/services?minimal=true")"
  echo "all, full, ndjson: $(curl -s -o "$work/all" -w '%{time_total} s, %{size_download} B' "$VIITTA_URLS/hsds/services?full=true&format=ndjson")"
done
