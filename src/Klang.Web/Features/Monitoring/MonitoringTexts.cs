namespace Klang.Web.Features.Monitoring;

/// <summary>Texts of who owes what.</summary>
public sealed class MonitoringTexts;
