using CsCheck;
using Klang.Core.Common;

namespace Klang.Core.Tests.Common;

public sealed class CsvTests
{
    [Fact]
    public void Read_WhatWasQuoted_ComesBack()
    {
        string[] fields = ["", "ก", "a,b", "\"", "say \"x\"", "one\ntwo", "  ", "ยาว"];
        var field = Gen.Int[0, fields.Length - 1].Select(i => fields[i]).Array[2, 4];
        field.Array[1, 5].Sample(rows =>
        {
            var text = string.Concat(rows.Select(row => string.Join(',', row.Select(Quote)) + "\r\n"));
            Assert.Equal(rows, Csv.Read(new StringReader(text)).Select(row => row.Fields));
        });
    }

    [Fact]
    public void Read_PlainRows_KeepsEmptyFieldsAndCountsLines()
    {
        var rows = Csv.Read(new StringReader("a,,\n\n,b\n\"c\nd\",e\nf,g")).ToList();

        Assert.Equal([["a", "", ""], ["", "b"], ["c\nd", "e"], ["f", "g"]], rows.Select(row => row.Fields));
        Assert.Equal([1, 3, 4, 6], rows.Select(row => row.Line));
        Assert.DoesNotContain(rows, row => row.IsOpen);
    }

    [Fact]
    public void Read_QuoteLeftOpen_SaysWhereItBegan()
    {
        var rows = Csv.Read(new StringReader("a,b\nc,\"d\ne,f\n")).ToList();

        Assert.Equal([(1, false), (2, true)], rows.Select(row => (row.Line, row.IsOpen)));
    }

    private static string Quote(string field) => $"\"{field.Replace("\"", "\"\"")}\"";
}
