using System.Collections.Immutable;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Registers;
using Klang.Web.Tests.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Record = Klang.Data.Model.Record;

namespace Klang.Web.Tests.Registers;

/// <summary>Entries and records as officers make them, in a <see cref="FiguresWorld"/>.</summary>
internal static class RegisterWorld
{
    public static ImmutableDictionary<FieldKey, string?> Group(string name, string village) => Cells(
        ("group_name", name), ("village_code", village), ("coverage_level", "1"), ("established_date", "6/3/2540"), ("legal_form", "0"), ("has_written_rules", "มี"),
        ("account_close_month", "12"), ("chair_name", "นายทดสอบ ใจดี"), ("chair_phone", "081-234-5678"), ("group_status", "A"));

    public static ImmutableDictionary<FieldKey, string?> Centre(string name, string village, string host) => Cells(
        ("center_name", name), ("village_code", village), ("coverage_level", "2"), ("established_fy", "2560"), ("host_group_code", host), ("center_grade", "1"),
        ("chair_name", "นายทดสอบ ใจดี"), ("chair_phone", "081-234-5678"), ("committee_count", "9"), ("center_status", "A"));

    public static ImmutableDictionary<FieldKey, string?> Cells(params (string Key, string? Text)[] cells) => cells.ToImmutableDictionary(c => FieldKey.Parse(c.Key), c => c.Text);

    public static Task<Subject> AddAsync(this FiguresWorld world, string register, string unit, ImmutableDictionary<FieldKey, string?> cells) => world.RunAsync<RegisterWriter, Subject>(async writer =>
    {
        var added = await writer.AddAsync(FiguresWorld.Officer(unit), world.Catalogue.Register(register)!, new EntryEdit(unit, cells));
        Assert.True(added.IsOk, added.Problem?.Message.Th);
        Assert.True(added.Value.Subject is not null, string.Join("; ", added.Value.Issues.Select(i => i.Message.Th)));
        return added.Value.Subject!;
    });

    public static Task<Subject> FindAsync(this FiguresWorld world, Guid id) => world.DbAsync(db => db.Subjects.AsNoTracking().SingleAsync(s => s.Id == id));

    /// <summary>Answers of every required field, whatever the dataset: nothing is counted, the first choice is taken.</summary>
    public static ImmutableDictionary<FieldKey, string?> Anything(DatasetDefinition definition, string day) => definition.Fields.Where(f => f.Required && !f.IsComputed)
        .ToImmutableDictionary(f => f.Key, string? (f) => f switch
        {
            NumberField => "0",
            DateField => day,
            ChoiceField choice => choice.Choices[0].Code,
            YesNoField => "0",
            _ => "ทดสอบ",
        });

    public static async Task SaveAsync(this FiguresWorld world, Guid submission, string unit, params RowEdit[] edits) => await world.RunAsync<RecordWriter, bool>(async writer =>
    {
        var saved = await writer.SaveAsync(FiguresWorld.Officer(unit), submission, edits);
        Assert.True(saved.IsOk, saved.Problem?.Message.Th);
        return true;
    });

    public static RowEdit Edit(Record record, ImmutableDictionary<FieldKey, string?> cells) => new(record.Id, record.Version) { Cells = cells };

    public static ImmutableDictionary<FieldKey, ImmutableArray<ImmutableDictionary<FieldKey, string?>>> Funds(params ImmutableDictionary<FieldKey, string?>[] rows) =>
        ImmutableDictionary<FieldKey, ImmutableArray<ImmutableDictionary<FieldKey, string?>>>.Empty.Add(FieldKey.Parse("member_funds"), [.. rows]);

    public static ImmutableDictionary<FieldKey, string?> Fund(string code, string capital) => Cells(
        ("fund_type", "1"), ("fund_name", "กลุ่ม " + code), ("linked_savings_group", code), ("has_money", "มี"), ("capital", capital), ("members", "10"), ("in_managed_pool", "ใช่"));

    public static async Task<IHtmlDocument> PageAsync(this HttpClient browser, string path)
    {
        var answer = await browser.GetAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode} {answer.Headers.Location}");
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.Empty(page.QuerySelectorAll("[style], script:not([src])"));
        return page;
    }

    /// <summary>Sends a form as it stands on its page, with what was typed over it.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this HttpClient browser, string path, IHtmlFormElement form, params (string Name, string Value)[] typed)
    {
        var fields = form.Elements.OfType<IHtmlInputElement>().Where(i => i is { Name.Length: > 0 } && (i.Type != "radio" || i.IsChecked)).Select(i => (i.Name!, i.Value))
            .Concat(form.Elements.OfType<IHtmlSelectElement>().Select(s => (s.Name!, s.Value ?? "")))
            .Where(f => typed.All(t => t.Name != f.Item1)).Concat(typed);
        var address = form.GetAttribute("action") is { Length: > 0 } action ? action : path;
        return await browser.PostAsync(address, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2))));
    }
}
