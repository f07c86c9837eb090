namespace Klang.Web.Hosting;

/// <summary>The rooms of the house, by level: a room may call those below it. The architecture test holds the same table.</summary>
internal static class Rooms
{
    public static void Add(IServiceCollection services)
    {
        Features.Shell.ShellRoom.AddShell(services);
        Features.Notices.NoticesRoom.AddNotices(services);
        Features.Attachments.AttachmentsRoom.AddAttachments(services);
        Features.People.PeopleRoom.AddPeople(services);
        Features.Areas.AreasRoom.AddAreas(services);
        Features.Datasets.DatasetsRoom.AddDatasets(services);
        Features.Cases.CasesRoom.AddCases(services);
        Features.Rounds.RoundsRoom.AddRounds(services);
        Features.Assignments.AssignmentsRoom.AddAssignments(services);
        Features.AreaChecks.AreaChecksRoom.AddAreaChecks(services);
        Features.Registers.RegistersRoom.AddRegisters(services);
        Features.Corrections.CorrectionsRoom.AddCorrections(services);
        Features.Support.SupportRoom.AddSupport(services);
        Features.Entry.EntryRoom.AddEntry(services);
        Features.Submissions.SubmissionsRoom.AddSubmissions(services);
        Features.Merges.MergesRoom.AddMerges(services);
        Features.Import.ImportRoom.AddImport(services);
        Features.Reviews.ReviewsRoom.AddReviews(services);
        Features.Monitoring.MonitoringRoom.AddMonitoring(services);
        Features.Figures.FiguresRoom.AddFigures(services);
        Features.Reminders.RemindersRoom.AddReminders(services);
        Features.Letters.LettersRoom.AddLetters(services);
        Features.Api.ApiRoom.AddApi(services);
        Features.Admin.AdminRoom.AddAdmin(services);
    }

    public static void Map(WebApplication app)
    {
        Features.Shell.ShellRoom.MapShell(app);
        Features.People.PeopleRoom.MapPeople(app);
        Features.Cases.CasesRoom.MapCases(app);
        Features.Areas.AreasRoom.MapAreas(app);
        Features.Entry.EntryRoom.MapEntry(app);
        Features.Import.ImportRoom.MapImport(app);
        Features.Monitoring.MonitoringRoom.MapMonitoring(app);
        Features.Figures.FiguresRoom.MapFigures(app);
        Features.Reminders.RemindersRoom.MapReminders(app);
        Features.Letters.LettersRoom.MapLetters(app);
        Features.Api.ApiRoom.MapApi(app);
    }
}
