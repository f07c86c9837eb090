using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Records;

namespace Klang.Core.Tests.Records;

public sealed class AnswersJsonTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char[' ', '\uD7FF'], 0, 12], Gen.OneOf("", "ศูนย์", "\"\\/", "{\"raw\":1}", "<b>", "😀", "\n"));

    private static readonly Gen<Answer> Given = Gen.OneOf<Answer>(
        Gen.Long[-999_999_999_999_999, 999_999_999_999_999].Select(Answer (n) => new Answered(Value.Of(n / 100m))),
        Gen.Bool.Select(Answer (b) => new Answered(Value.Of(b))),
        Text.Select(Answer (t) => new Answered(Value.Of(t))),
        Gen.Int[0, 3_000_000].Select(Answer (d) => new Answered(Value.Of(DateOnly.FromDayNumber(d)))),
        Text.Array[0, 4].Select(Answer (c) => new Answered(Value.Of([.. c]))),
        Text.Select(Answer (t) => new Unparsed(t)),
        Gen.Const<Answer>(NotApplicable.Instance));

    private static readonly Gen<Answer> Cell = Gen.OneOf(Given, Given.Select(Answer (g) => new NotAsked(g)));

    private static readonly Gen<Answers> Row = Gen.Select(Gen.Int[0, 30], Cell).Array[0, 8].Select(cells =>
        cells.Aggregate(Answers.Empty, (answers, cell) => answers.With(FieldKey.Parse("c" + cell.Item1), cell.Item2)));

    private static readonly Gen<Answers> Record = Gen.Select(Row, Gen.Select(Gen.Int[0, 3], Row.Array[1, 3], Gen.Bool).Array[0, 2]).Select((row, lists) =>
        lists.Aggregate(row, (answers, list) => Listed(answers, FieldKey.Parse("l" + list.Item1), [.. list.Item2], list.Item3)));

    private static Answers Listed(Answers answers, FieldKey list, ImmutableArray<Answers> rows, bool asked) =>
        asked ? answers.WithList(list, rows) : answers.WithList(list, rows).PutAside(list);

    [Fact]
    public void Read_WhatWriteGave_IsTheSameRecordAndTheSameText() => Record.Sample(answers =>
    {
        var json = AnswersJson.Write(answers);
        var read = AnswersJson.Read(json);

        Assert.Equal(answers, read);
        Assert.Equal(json, AnswersJson.Write(read));
    }, iter: 2000);

    /// <summary>PostgreSQL gives the keys of a document back in an order of its own: by length first.</summary>
    [Fact]
    public void Read_KeysInAnotherOrder_IsTheSameRecord() => Record.Sample(answers =>
    {
        var turned = JsonSerializer.Serialize(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(AnswersJson.Write(answers))!.OrderByDescending(p => p.Key.Length).ThenByDescending(p => p.Key, StringComparer.Ordinal).ToDictionary(p => p.Key, p => p.Value));
        Assert.Equal(answers, AnswersJson.Read(turned));
    }, iter: 500);

    [Theory]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("{\"NOT A KEY\": 1}")]
    [InlineData("{\"a\": null}")]
    public void Read_WhatIsNoRecord_Throws(string json) => Assert.Throws<FormatException>(() => AnswersJson.Read(json));

    [Fact]
    public void Write_Keys_StandInOrdinalOrderHoweverTheyCame() => Row.Sample(answers =>
    {
        var backwards = answers.Cells.Reverse().Aggregate(Answers.Empty, (all, cell) => all.With(cell.Key, cell.Value));
        using var document = JsonDocument.Parse(AnswersJson.Write(backwards));
        var keys = document.RootElement.EnumerateObject().Select(p => p.Name).ToList();

        Assert.Equal(AnswersJson.Write(answers), AnswersJson.Write(backwards));
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
    });

    [Fact]
    public void Write_EachKindOfAnswer_HasItsOwnForm()
    {
        var answers = Of("number", Value.Of(281156.19m)).With(FieldKey.Parse("date"), new Answered(Value.Of(new DateOnly(2019, 1, 31))))
            .With(FieldKey.Parse("text"), new Answered(Value.Of("น้ำ"))).With(FieldKey.Parse("yes"), new Answered(Value.Of(true)))
            .With(FieldKey.Parse("codes"), new Answered(Value.Of(["1", "2"]))).With(FieldKey.Parse("zero"), new Answered(Value.Of(0m)))
            .With(FieldKey.Parse("raw"), new Unparsed("สิบ")).With(FieldKey.Parse("na"), NotApplicable.Instance)
            .WithList(FieldKey.Parse("rows"), [Of("capital", Value.Of(1m)), Answers.Empty]);

        Assert.Equal(
            """{"codes":["1","2"],"date":{"date":"2019-01-31"},"na":{"na":true},"number":281156.19,"raw":{"raw":"สิบ"},"text":"น้ำ","yes":true,"zero":0,"rows":[{"capital":1},{}]}""",
            AnswersJson.Write(answers));
    }

    [Fact]
    public void Write_EmptyRecord_IsAnEmptyObject() => Assert.Equal("{}", AnswersJson.Write(Answers.Empty));

    [Fact]
    public void With_Null_EmptiesTheCell() => Assert.Equal(Answers.Empty, Of("a", Value.Of(1m)).With(FieldKey.Parse("a"), null));

    [Fact]
    public void Value_UnparsedOrNotApplicable_IsMissing()
    {
        var key = FieldKey.Parse("a");

        Assert.True(Answers.Empty.With(key, new Unparsed("x")).Value(key).IsMissing);
        Assert.True(Answers.Empty.With(key, NotApplicable.Instance).Value(key).IsMissing);
        Assert.Equal(Value.Of(0m), Of("a", Value.Of(0m)).Value(key));
    }

    private static Answers Of(string key, Value value) => Answers.Empty.With(FieldKey.Parse(key), new Answered(value));
}
