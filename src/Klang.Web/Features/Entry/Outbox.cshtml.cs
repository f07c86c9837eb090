using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Entry;

/// <summary>
/// What this person typed at this computer and the server has not acknowledged. It lives in the browser alone; the page's
/// script lists it, so that it can be sent, exported or discarded even where the round cannot be opened any more.
/// </summary>
public sealed class OutboxModel : KlangPage;
