using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Checks;
using Klang.Core.Records;

namespace Klang.Web.Features.Entry;

/// <summary>What lies around records, for several threads: one asks at a time, because what is not known yet is read from the database.</summary>
internal sealed class SharedSurroundings(ISurroundings around) : ISurroundings
{
    private readonly Lock _turn = new();

    public ImmutableArray<(string Subject, Answers Answers)>? Records
    {
        get
        {
            lock (_turn)
            {
                return around.Records;
            }
        }
    }

    public EntryFacts? Find(string code)
    {
        lock (_turn)
        {
            return around.Find(code);
        }
    }

    public ImmutableArray<EntryFacts>? Entries(string register)
    {
        lock (_turn)
        {
            return around.Entries(register);
        }
    }

    public Answers? Other(string dataset, string subject)
    {
        lock (_turn)
        {
            return around.Other(dataset, subject);
        }
    }

    public ImmutableArray<string>? Listings(string dataset, string code)
    {
        lock (_turn)
        {
            return around.Listings(dataset, code);
        }
    }

    public int? CountAreas(AreaLevel level, string area)
    {
        lock (_turn)
        {
            return around.CountAreas(level, area);
        }
    }
}
