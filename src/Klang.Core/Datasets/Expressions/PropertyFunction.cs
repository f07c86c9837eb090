namespace Klang.Core.Datasets.Expressions;

/// <summary>property: what is known of the choice that was picked, such as the dimension of an indicator.</summary>
internal static class PropertyFunction
{
    public static Bound? Bind(FunctionCall call)
    {
        if (!call.Takes(ValueType.Text, ValueType.Text))
        {
            return null;
        }

        var choice = call.Arguments[0];
        var name = call.Arguments[1].Literal?.Text;
        if (name is null || choice.Choices.IsDefault || choice.Choices.All(c => c.Property(name) is null))
        {
            return call.Fault(usage => TypeFaults.NoProperty(call.Arguments[name is null ? 1 : 0].Position, usage));
        }

        var known = choice.Choices.Where(c => c.Property(name) is not null).GroupBy(c => c.Code, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => Value.Of(g.First().Property(name)!), StringComparer.Ordinal);
        return call.Gives(ValueType.Text, Strict.One(choice, code => known.GetValueOrDefault(code.Text)));
    }
}
