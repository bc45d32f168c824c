#!/usr/bin/env bash
# A room full of phones: joins behind one address beside somebody who guesses codes, 2,000 phones in 40 workshops, a server that is
# killed and stopped under 300 phones, a wave that comes back, and a soak. The phones use the pages as browsers do. SQLite in a fresh
# folder, or the empty PostgreSQL database that VIITTA_DATABASE names. `bench/load.sh room kill` runs those two only, `--minutes 30`
# makes the soak long. Writes a table to standard output; bench/RESULTS.md keeps what was measured, and on what.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet publish src/Viitta -c Release -o artifacts/viitta -v quiet --nologo
dotnet build bench/Load -c Release -v quiet --nologo
dotnet bench/Load/bin/Release/net10.0/Load.dll artifacts/viitta "$@"
