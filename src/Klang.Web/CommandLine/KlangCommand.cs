using System.CommandLine;

namespace Klang.Web.CommandLine;

/// <summary>The one executable: without a verb it serves; the verbs are DESIGN 7's.</summary>
internal static class KlangCommand
{
    public static RootCommand Root()
    {
        var root = new RootCommand("Klang – ศูนย์ข้อมูลกลาง กรมการพัฒนาชุมชน");
        ServeVerb.ConfigureRoot(root);
        root.Subcommands.Add(ServeVerb.Command());
        root.Subcommands.Add(AreasVerb.Command());
        root.Subcommands.Add(DatasetsVerb.Command());
        root.Subcommands.Add(RoundsVerb.Command());
        root.Subcommands.Add(UsersVerb.Command());
        root.Subcommands.Add(TokensVerb.Command());
        root.Subcommands.Add(LettersVerb.Command());
        root.Subcommands.Add(ShelfVerb.Command());
        root.Subcommands.Add(WorkbookVerbs.Template());
        root.Subcommands.Add(WorkbookVerbs.Import());
        root.Subcommands.Add(GenerateVerb.Command());
        return root;
    }
}
