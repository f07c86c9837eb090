using Klang.Core.Cases;
using Klang.Core.Common;

namespace Klang.Web.Features.Corrections;

/// <summary>The fields that one kind of correction asks for.</summary>
public sealed record WishFields(CorrectionKind Kind, CorrectionForm Form, Problem? Problem);
