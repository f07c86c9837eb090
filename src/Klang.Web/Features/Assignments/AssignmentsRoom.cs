namespace Klang.Web.Features.Assignments;

internal static class AssignmentsRoom
{
    public static void AddAssignments(IServiceCollection services) => services.AddScoped<AssignmentReader>().AddScoped<AssignmentDesk>();
}
