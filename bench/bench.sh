#!/usr/bin/env bash
# Time to ready, size of the public page, and its p50/p99 under load beside a bare Kestrel endpoint with the same bytes.
# Needs wrk (Debian's package). Writes to standard output; bench/RESULTS.md keeps what was measured, and on what.
set -euo pipefail
cd "$(dirname "$0")/.."
port=5199 bare_port=5198
page="/call?theme=labour-exploitation&municipality=T02"
work=$(mktemp -d); trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$work"' EXIT
export VIITTA_URLS=http://127.0.0.1:$port VIITTA_DATA=$work/data Logging__LogLevel__Default=Warning

command -v wrk >/dev/null || { echo "Needs wrk: apt-get install wrk" >&2; exit 1; }
program=$PWD/artifacts/viitta
dotnet publish src/Viitta -c Release -o "$program" -v quiet --nologo
dotnet build bench/Bare -c Release -v quiet --nologo

now() { date +%s%N; }
# Starts Viitta and prints the milliseconds until /health/ready says yes.
start() {
  local from; from=$(now)
  dotnet "$program/Viitta.dll" --contentRoot "$program" >"$work/log" 2>&1 & server=$!
  until curl -fs "$VIITTA_URLS/health/ready" >/dev/null 2>&1; do sleep 0.01; done
  echo "$((($(now) - from) / 1000000)) ms"
}

echo "## Time to ready"
start >"$work/ms"; echo "first start, empty folder, practice region planted: $(cat "$work/ms")"
kill $server; wait $server 2>/dev/null || true
for i in 1 2 3 4 5; do
  start >"$work/ms"; echo "start $i, database there: $(cat "$work/ms")"
  [ "$i" = 5 ] || { kill $server; wait $server 2>/dev/null || true; }
done

echo; echo "## Size of the first view, gzip"
size() { curl -s -H 'Accept-Encoding: gzip' -o "$2" -w '%{size_download}' "$VIITTA_URLS$1"; }
total=$(size "$page" "$work/page.gz"); echo "page $total B"
curl -s "$VIITTA_URLS$page" -o "$work/page.html"
for css in $(grep -oE 'href="/[^"]+\.css[^"]*"' "$work/page.html" | grep -v print | sed 's/href="//;s/"//') \
           $(grep -oE 'src="/[^"]+\.js[^"]*"' "$work/page.html" | sed 's/src="//;s/"//'); do
  n=$(size "$css" /dev/null); echo "$css $n B"; total=$((total + n))
done
echo "in all $total B"

dotnet bench/Bare/bin/Release/net10.0/Bare.dll "$work/page.gz" http://127.0.0.1:$bare_port >/dev/null 2>&1 &
until curl -fs http://127.0.0.1:$bare_port/ -o /dev/null 2>&1; do sleep 0.05; done

load() { wrk -t1 -c16 -d"${SECONDS_EACH:-8}s" --latency -H 'Accept-Encoding: gzip' "$1" | awk '/50%|99%/ {printf "%s %s  ", $1, $2} /Requests\/sec/ {print "req/s", $2}'; }
echo; echo "## Load, 16 connections, in turn (Viitta, bare, Viitta, bare, …)"
load "$VIITTA_URLS$page" >/dev/null; load http://127.0.0.1:$bare_port/ >/dev/null
for i in 1 2 3; do
  echo "viitta $i: $(load "$VIITTA_URLS$page")"
  echo "bare   $i: $(load http://127.0.0.1:$bare_port/)"
done
