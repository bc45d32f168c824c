#!/usr/bin/env bash
# "Whom do I call" and the search at 500, 5,000 and 50,000 services, each beside a bare Kestrel endpoint that returns the same
# bytes. Needs wrk (Debian's package). Writes to standard output, see bench/RESULTS.md; the open data has bench/hsds.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
port=5195 bare_port=5194
work=$(mktemp -d); trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$work"' EXIT
export VIITTA_URLS=http://127.0.0.1:$port VIITTA_DATA=$work/data Logging__LogLevel__Default=Warning

command -v wrk >/dev/null || { echo "Needs wrk: apt-get install wrk" >&2; exit 1; }
program=$PWD/artifacts/viitta
dotnet publish src/Viitta -c Release -o "$program" -v quiet --nologo
dotnet build bench/Bare -c Release -v quiet --nologo
dotnet build bench/Planted -c Release -v quiet --nologo

dotnet "$program/Viitta.dll" --contentRoot "$program" >"$work/log" 2>&1 &
until curl -fs "$VIITTA_URLS/health/ready" >/dev/null 2>&1; do sleep 0.1; done

load() { wrk -t1 -c16 -d"${SECONDS_EACH:-4}s" --latency -H 'Accept-Encoding: gzip' "$1" | awk '/50%|99%/ {printf "%s %s  ", $1, $2} /Requests\/sec/ {print "req/s", $2}'; }
for services in 500 5000 50000; do
  dotnet bench/Planted/bin/Release/net10.0/Planted.dll "$work/data/viitta.db" "$services"
  echo; echo "## $services services"
  for asked in "/call?theme=labour-exploitation&municipality=140" "/call?need=n02&municipality=140" "/search?q=turvakodin+puhelinnumero+Iisalmessa"; do
    url="$VIITTA_URLS$asked"
    first=$(curl -s -H 'Accept-Encoding: gzip' -o "$work/page.gz" -w '%{http_code} %{time_total}' "$url")
    echo "$asked: $(stat -c %s "$work/page.gz") B, first answer ${first#* } s"
    [ "${first%% *}" = 200 ] || { echo "answered ${first%% *}" >&2; exit 1; }
    dotnet bench/Bare/bin/Release/net10.0/Bare.dll "$work/page.gz" http://127.0.0.1:$bare_port >/dev/null 2>&1 & bare=$!
    until curl -fs http://127.0.0.1:$bare_port/ -o /dev/null 2>&1; do sleep 0.05; done
    load "$url" >/dev/null; load http://127.0.0.1:$bare_port/ >/dev/null
    for i in 1 2 3; do
      echo "viitta $i: $(load "$url")"
      echo "bare   $i: $(load http://127.0.0.1:$bare_port/)"
    done
    kill $bare; wait $bare 2>/dev/null || true
  done
done
