using Viitta.Common;
using Viitta.Features.Networks;
using Viitta.Features.Workshops;

namespace Viitta.Features.Practice;

/// <param name="Id">Made with the form, so that sending it twice makes one rehearsal.</param>
/// <param name="VariantId">Empty when the case has no variants.</param>
public sealed record NewRehearsal(Guid Id, string ScenarioKey, string VariantId);

/// <summary>Opens a rehearsal in the practice region, now, with as many tables as the simulated people fill. They begin to sit down at once.</summary>
public sealed class StartRehearsal(PracticeRegion region, RehearsalFile file, CreateWorkshop create, PlayRehearsals play, TimeProvider time)
{
    /// <summary>This installation was started without the practice region.</summary>
    public static readonly Refusal NoRegion = new("practice.no-region");

    /// <param name="language">What the tables write in.</param>
    public async Task<Outcome<Workshop>> RunAsync(Actor actor, NewRehearsal asked, string language, CancellationToken ct)
    {
        if (!actor.Coordinates(PracticeAtStart.NetworkId))
        {
            return Refusals.NotFound;
        }
        if (region.NetworkId is null)
        {
            return NoRegion;
        }
        var made = await create.RunAsync(actor, new NewWorkshop(
            asked.Id, PracticeAtStart.NetworkId, asked.ScenarioKey, asked.VariantId, Clock.LocalDate(time.Now()), Place: "",
            file.Tables.Count)
        { RehearsedIn = language }, ct);
        if (!made.Refused)
        {
            await play.RunAsync(made.Value.Id, ct);
        }
        return made;
    }
}
