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
    just compiled-model

# Writes the model that the embedded database starts with, after a table changed. A test compares it.
compiled-model:
    rm -rf src/Klang.Data/Compiled/Sqlite
    dotnet ef dbcontext optimize --project src/Klang.Data --context SqliteKlangDb -o Compiled/Sqlite -n Klang.Data.Compiled.Sqlite

bench *args:
    dotnet run -c Release --project bench/Klang.Bench -- {{args}}

ci:
    bash .ci/run
