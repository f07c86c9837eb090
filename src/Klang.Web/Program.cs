using Klang.Web.CommandLine;

// Culture stays invariant on every thread: under th-TH a machine date would print a Buddhist year (DESIGN 6).
System.Globalization.CultureInfo.DefaultThreadCurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
Console.OutputEncoding = System.Text.Encoding.UTF8;

return await KlangCommand.Root().Parse(args).InvokeAsync();
