# The habits of the house (https://just.systems). Each is one line that also works without just.

build:
    dotnet build Viitta.slnx

# tests on SQLite
test:
    dotnet run --project tests/Viitta.Tests

# format → build → SQLite → PostgreSQL → pending model → browser: what CI runs
check:
    ./test

run:
    ./run

browsers:
    dotnet run --project tests/Viitta.Browser.Tests

format:
    dotnet format whitespace Viitta.slnx

# a new migration for both databases: just migrate AddSomething
migrate NAME:
    cd src/Viitta && dotnet ef migrations add {{NAME}} --context SqliteDb -o Data/Migrations/Sqlite
    cd src/Viitta && dotnet ef migrations add {{NAME}} --context PostgresDb -o Data/Migrations/Postgres
    dotnet format whitespace Viitta.slnx --include src/Viitta/Data/Migrations

# the coverage engine against its references on a hundred times as many random instances: minutes
soak:
    VIITTA_SOAK=100 dotnet run --project tests/Viitta.Tests -- -namespace Viitta.Tests.Coverage

# every page in fi at 360 and 1280 px and the projector at 1920 px, to artifacts/screenshots
screenshots:
    VIITTA_SCREENSHOTS=artifacts/screenshots dotnet run --project tests/Viitta.Browser.Tests -- -class Viitta.Browser.Tests.Pages.Screenshots
