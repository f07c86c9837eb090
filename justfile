# The daily commands. `just` alone lists them.
default:
    @just --list

run:
    dotnet run --project src/Klang.Web

test:
    dotnet test

# Tests of the pure rules only: seconds.
test-core:
    dotnet run --project tests/Klang.Core.Tests

check-datasets:
    dotnet run --project src/Klang.Web -- datasets check

# Adds a migration for both databases.
migration name:
    dotnet ef migrations add {{name}} --project src/Klang.Data --context SqliteKlangDb -o Migrations/Sqlite
    dotnet ef migrations add {{name}} --project src/Klang.Data --context PostgresKlangDb -o Migrations/Postgres

bench *args:
    dotnet run -c Release --project bench/Klang.Bench -- {{args}}

ci:
    bash .ci/run
