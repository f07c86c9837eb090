namespace Klang.Web.Features.Attachments;

/// <summary>Texts of the field for files.</summary>
public sealed class AttachmentsTexts;
