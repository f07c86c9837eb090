using Klang.Core.Datasets;
using Klang.Core.Rounds;
using Klang.Data.Model;
using Klang.Web.Features.Admin.Generate.Samples;

namespace Klang.Web.Features.Admin.Generate;

/// <summary>The entries of one district in every register but that of savings groups, each added through the register's own door.</summary>
internal sealed class DistrictEntries(IServiceProvider services, ReportingUnit unit, Places places, int seed, FiscalYear story)
{
    private readonly Random _random = StableRandom.Of(seed, $"registers/{unit.Code}");
    private readonly Workshop _workshop = new(services, story.Start.AddDays(30));
    private int _added;

    /// <returns>How many entries were added.</returns>
    public async Task<int> AddAsync(CancellationToken cancel)
    {
        var (people, posts) = await PeopleAsync(cancel);
        await FundsAsync(cancel);
        var groups = await ManyAsync("group", GroupEntries.Groups(_random, places, people), cancel);
        await ManyAsync("network", [GroupEntries.Network(_random, places, people, groups)], cancel);
        var profiles = await ManyAsync("community-profile", GroupEntries.Profiles(_random, places, people, story), cancel);
        await ManyAsync("community-standard-applicant", GroupEntries.Applicants(_random, places, posts[0], profiles[1]), cancel);
        await OtopAsync(cancel);
        return _added;
    }

    /// <summary>Persons and their posts: in two subdistricts one man and one woman lead the volunteers, and are volunteers.</summary>
    private async Task<(List<string> People, List<string> Posts)> PeopleAsync(CancellationToken cancel)
    {
        Place[] homes = [places.First, places.Second, places.Elsewhere];
        var people = await ManyAsync("person", homes.SelectMany(h => new[] { true, false }.Select(man => PersonEntries.Person(_random, h, man, story))), cancel);
        var pairs = new[] { (people[0], places.First), (people[1], places.First), (people[4], places.Elsewhere), (people[5], places.Elsewhere) };
        var posts = await ManyAsync("leader-post", pairs.Select(p => PersonEntries.Post(p.Item1, "ach", p.Item2.Code, story)), cancel);
        await ManyAsync("leader-post", pairs.Select(p => PersonEntries.Post(p.Item1, "leader_ach", p.Item2.Subdistrict, story)), cancel);
        await ManyAsync("leader-post", [PersonEntries.Post(people[2], "phuyai", places.Second.Code, story)], cancel);
        return (people, posts);
    }

    private async Task FundsAsync(CancellationToken cancel)
    {
        Place[] villages = [places.First, places.Second, places.Third];
        var poverty = await ManyAsync("poverty-fund", villages.Select(v => FundEntries.Poverty(_random, v, story)), cancel);
        await ManyAsync("mother-fund", villages.Take(2).Select(v => FundEntries.Mother(_random, v)), cancel);
        await ManyAsync("fund-centre", [FundEntries.Centre(_random, places.First, poverty[0])], cancel);
        await ManyAsync("fund-network", [FundEntries.Network(_random, places.First)], cancel);
    }

    private async Task OtopAsync(CancellationToken cancel)
    {
        Place[] villages = [places.First, places.Third, places.Elsewhere];
        var producers = await ManyAsync("otop-producer", villages.Select((v, i) => OtopEntries.Producer(v, i)), cancel);
        await ManyAsync("otop-product", producers.Select((p, i) => OtopEntries.Product(_random, villages[i], i, p)), cancel);
    }

    /// <returns>The codes given, in order.</returns>
    private async Task<List<string>> ManyAsync(string register, IEnumerable<Typed> entries, CancellationToken cancel)
    {
        var codes = new List<string>();
        var compiled = services.GetRequiredService<Catalogue>().Register(register)!;
        foreach (var entry in entries)
        {
            var outcome = Workshop.Must(await _workshop.Registers.AddAsync(Workshop.Officer(unit), compiled, entry.Entry(unit.Code), cancel));
            codes.Add(outcome.Subject?.Code ?? throw new InvalidOperationException($"{register} {unit.Code}: {outcome.Issues[0].Rule} {outcome.Issues[0].Message.In("en")}"));
            _workshop.Db.ChangeTracker.Clear();
        }

        _added += codes.Count;
        return codes;
    }
}
