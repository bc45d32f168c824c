# For hsds.sh and growth.sh: starts the published Viitta on an empty folder, plants services, and measures a page of it in turn
# with a bare Kestrel endpoint that returns the same bytes. Needs wrk (Debian's package).
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

dotnet "$program/Viitta.dll" --contentRoot "$program" >"$work/log" 2>&1 & server=$!
until curl -fs "$VIITTA_URLS/health/ready" >/dev/null 2>&1; do
  kill -0 "$server" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
  sleep 0.1
done

plant() { dotnet bench/Planted/bin/Release/net10.0/Planted.dll "$work/data/viitta.db" "$1"; echo; echo "## $1 services"; }

load() { wrk -t1 -c16 -d"${SECONDS_EACH:-4}s" --latency "$@" | awk '/50%|99%/ {printf "%s %s  ", $1, $2} /Requests\/sec/ {print "req/s", $2}'; }

# URL, a file with the bytes that it returns, options of wrk
in_turn() {
  local url=$1 file=$2; shift 2
  dotnet bench/Bare/bin/Release/net10.0/Bare.dll "$file" http://127.0.0.1:$bare_port >/dev/null 2>&1 & local bare=$!
  until curl -fs http://127.0.0.1:$bare_port/ -o /dev/null 2>&1; do sleep 0.05; done
  load "$@" "$url" >/dev/null; load "$@" http://127.0.0.1:$bare_port/ >/dev/null
  for i in 1 2 3; do
    echo "viitta $i: $(load "$@" "$url")"
    echo "bare   $i: $(load "$@" http://127.0.0.1:$bare_port/)"
  done
  kill $bare; wait $bare 2>/dev/null || true
}
