using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Core.Thai;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Datasets;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Registers;

/// <summary>เปิดวาระใหม่: the next term of many posts at once, looked at before it is stored.</summary>
public sealed class NewTermModel(Catalogue catalogue, TermRenewing renewing, SubjectOptions subjects, AreaNames names) : KlangPage
{
    /// <summary>What becomes of a post: kept by the same person, given to another, or left for later.</summary>
    public static readonly ImmutableArray<string> Ways = ["keep", "replace", "leave"];

    public CompiledRegister Register { get; private set; } = null!;

    public IReadOnlyList<Choice> Kinds => RegisterLabels.Choices(Register.Definition, Register.Definition.Kind);

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    public IReadOnlyList<Subject> Posts { get; private set; } = [];

    public IReadOnlyList<FieldInput> Asked { get; private set; } = [];

    public IReadOnlyList<FieldOption> Holders { get; private set; } = [];

    public AreaNamesSnapshot Names { get; private set; } = null!;

    /// <summary>By entry, what the preview found.</summary>
    public ImmutableDictionary<Guid, NewPost> Found { get; private set; } = ImmutableDictionary<Guid, NewPost>.Empty;

    public bool Looked { get; private set; }

    public bool IsGood => Looked && Found.Count > 0 && Found.Values.All(p => p.IsGood);

    public Problem? Wrong { get; private set; }

    public int? Done { get; private set; }

    public string Start => Request.HasFormContentType ? Request.Form["start"].ToString() : "";

    public string WayOf(Subject post) => Request.HasFormContentType && Request.Form[$"way.{post.Id}"].ToString() is { Length: > 0 } way ? way : Ways[0];

    public string HolderOf(Subject post) => Request.HasFormContentType ? Request.Form[$"holder.{post.Id}"].ToString() : "";

    public DateOnly? EndOf(Subject post) => post.Answers.Value(Register.Definition.Term!.End) is { IsMissing: false } end ? end.Date : null;

    public string? StatusOf(Subject post) => RegisterLabels.Of(Register.Definition, Register.Definition.Status, post.Answers);

    public async Task<IActionResult> OnGetAsync(string key, int? done, CancellationToken cancel)
    {
        Done = done;
        return await LoadAsync(key, cancel) ?? Page();
    }

    public Task<IActionResult> OnPostPreviewAsync(string key, CancellationToken cancel) => RunAsync(key, preview: true, cancel);

    public Task<IActionResult> OnPostStoreAsync(string key, CancellationToken cancel) => RunAsync(key, preview: false, cancel);

    private async Task<IActionResult> RunAsync(string key, bool preview, CancellationToken cancel)
    {
        if (await LoadAsync(key, cancel) is { } refusal)
        {
            return refusal;
        }

        if (!BuddhistDate.TryParse(Start, out var start, out _))
        {
            Wrong = Problems.Invalid("กรอกวันเริ่มวาระใหม่ เช่น 1/10/2570", "Fill in the day the new term starts, such as 1/10/2570.", "start");
            return Page();
        }

        var outcome = await renewing.RunAsync(Actor, Register, new NewTerm(start.Date, FormValues.Cells(Request.Form, "", Fields), Wanted()), preview, cancel);
        if (!outcome.IsOk)
        {
            Wrong = outcome.Problem;
            return outcome.Problem.Status == 422 ? Page() : Refuse(outcome.Problem);
        }

        (Found, Looked) = (outcome.Value.ToImmutableDictionary(p => p.Before.Id), true);
        return preview || !IsGood ? Page() : LocalRedirect($"/registers/{key}/new-term?kind={Kind}&done={Found.Count.Plain()}");
    }

    /// <summary>Posts that are not left, with their new holder where there is one.</summary>
    private ImmutableDictionary<Guid, string?> Wanted() => Posts.Where(p => WayOf(p) != "leave")
        .ToImmutableDictionary(p => p.Id, p => WayOf(p) == "replace" ? HolderOf(p).Trim() : null);

    private IEnumerable<Field> Fields => Register.Definition.Term!.Renewal!.Ask.Select(k => Register.Definition.Fields.First(f => f.Key == k));

    private async Task<IActionResult?> LoadAsync(string key, CancellationToken cancel)
    {
        if (catalogue.Register(key) is not { Definition.Term.Renewal: { } renewal } register)
        {
            return Refuse(Problems.NotFound);
        }

        if (Permission.May(Actor, Act.EditRegister, new AreaTarget(Actor.Scope)) is { } refusal)
        {
            return Refuse(refusal);
        }

        Register = register;
        Names = await names.ReadAsync(cancel);
        var typed = Request.HasFormContentType ? FormValues.Cells(Request.Form, "", Fields) : ImmutableDictionary<FieldKey, string?>.Empty;
        Asked = [.. Fields.Select(f => FieldInput.Of(f, f.Key.Name, Answers.Empty.With(f.Key, AnswerParser.Parse(f, typed.GetValueOrDefault(f.Key)).Answer), null, [], readOnly: false))];
        if (Kinds.Any(k => k.Code == Kind))
        {
            Posts = await renewing.DueAsync(Actor, register.Definition, Kind!, cancel);
            Holders = register.Definition.Fields.FirstOrDefault(f => f.Key == renewal.Holder) is SubjectField holder ? await subjects.OfAsync(holder, Actor.Scope.Digits, cancel) : [];
        }

        return null;
    }
}
