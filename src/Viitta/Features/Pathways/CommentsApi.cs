using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Pathways;

/// <summary>The comment round for programs: the coordinator's side, and an organisation's behind its link.</summary>
internal static class CommentsApi
{
    public static void MapComments(this IEndpointRouteBuilder app)
    {
        var round = app.MapApi("pathways");
        round.MapGet("/{id:guid}/comments", async (Guid id, Actor actor, ReadComments read, CancellationToken ct) =>
                (await read.RunAsync(actor, id, ct)).Mapped(CommentRoundAnswer.Of))
            .WithName("ReadComments").WithSummary("Which organisations were asked to comment on a pathway, and what they answered.");
        round.MapPost("/{id:guid}/comments", async (Guid id, AskRequest asked, Actor actor, AskForComments ask, CancellationToken ct) =>
                (await ask.RunAsync(actor, id, asked.By, [.. asked.Asked?.OfType<AskedOrganization>() ?? []], ct)).Answer())
            .WithName("AskForComments").WithSummary("Puts a draft to organisations that it names, until a day; asked again, it reminds them and moves the day.");
        round.MapPost("/{id:guid}/comments/close", async (Guid id, Actor actor, CloseComments close, CancellationToken ct) =>
                (await close.RunAsync(actor, id, ct)).Answer())
            .WithName("CloseComments").WithSummary("Ends the comment round before its day.");
        round.MapPost("/{id:guid}/comments/{organization:guid}/link", async (Guid id, Guid organization, Actor actor, RenewCommentLink renew, CancellationToken ct) =>
                (await renew.RunAsync(actor, id, organization, ct)).Answer())
            .WithName("RenewCommentLink").WithSummary("Makes a new link for an organisation; the one that is out opens no more.");
        var open = app.MapApi("comments").WithMetadata(new OpenToAttribute(Audience.Everyone));
        open.MapGet("/{key}", async (string key, FindComment find, CancellationToken ct) =>
                (await find.RunAsync(key, ct) is { } asked ? asked : (Outcome<AskedComment>)CommentRequest.Over).Mapped(AskedAnswer.Of))
            .WithName("ReadComment").WithSummary("What the link of a comment mail asks: the draft, and the organisation's answer so far.");
        open.MapPut("/{key}", async (string key, CommentBody body, CommentOnPathway comment, CancellationToken ct) =>
                (await comment.RunAsync(key, body.Input(), ct)).Answer())
            .WithName("CommentOnPathway").WithSummary("The organisation's answer; it may be sent again while the round lasts.");
    }
}

/// <param name="By">The last day for an answer, in Finland.</param>
public sealed record AskRequest(DateOnly By, IReadOnlyList<AskedOrganization>? Asked = null);

/// <param name="Version">As it was read.</param>
/// <param name="Steps">Step id → words on that step.</param>
/// <param name="Seen">Step id → the version of the step that was read; as it is now where it does not say.</param>
/// <param name="Overruled">The warning was looked at: it is nobody's data.</param>
public sealed record CommentBody(
    int Version, Stance Stance, string Text = "", IReadOnlyDictionary<string, string>? Steps = null, IReadOnlyDictionary<string, int>? Seen = null,
    bool Overruled = false)
{
    public CommentInput Input() => new(
        Version, Stance, Text, Steps ?? new Dictionary<string, string>(), Seen ?? new Dictionary<string, int>(), Overruled);
}

/// <param name="ChangedSince">Steps that have been worked on since the answer.</param>
public sealed record CommentAnswer(
    Guid OrganizationId, LocalText Organization, DateTime AskedAt, DateTime? MailedAt, DateTime? AnsweredAt, Stance? Stance, string Text,
    IReadOnlyDictionary<string, string> Steps, IReadOnlyList<string> ChangedSince);

public sealed record CommentRoundAnswer(Guid Id, DateOnly? AnswersBy, bool Open, IReadOnlyList<CommentAnswer> Requests)
{
    public static CommentRoundAnswer Of(CommentRound round) => new(
        round.Pathway.Id, round.Pathway.AnswersBy, round.Open,
        [.. round.Requests.Select(r => new CommentAnswer(
            r.OrganizationId, round.NameOf(r.OrganizationId), r.AskedAt, r.MailedAt, r.AnsweredAt, r.Stance, r.Text, r.Steps, [.. r.ChangedSince(round.Pathway)]))]);
}

/// <param name="Organizations">Names by id. An organisation without one is kept to some readers.</param>
public sealed record AskedAnswer(
    LocalText Network, string ThemeId, Guid OrganizationId, DateOnly AnswersBy, int Version, Stance? Stance, string Text,
    IReadOnlyDictionary<string, string> Words, IReadOnlyDictionary<Guid, LocalText> Organizations, IReadOnlyList<AskedAnswer.Step> Steps)
{
    public sealed record Step(string StepId, LocalText Text, int Version, IReadOnlyList<Part> Parts);

    /// <param name="OrganizationId">Null when it is kept to some readers.</param>
    public sealed record Part(Guid? OrganizationId, Role Role, Situation When, Cover Hours, Guid? SubstituteId, LocalText Handover, InformationLabel? InformationLabel);

    public static AskedAnswer Of(AskedComment asked) => new(
        asked.Network.Name, asked.Pathway.ThemeId, asked.Request.OrganizationId, asked.Pathway.AnswersBy!.Value, asked.Request.Version,
        asked.Request.Stance, asked.Request.Text, asked.Request.Steps, asked.Names,
        [.. asked.Pathway.Ordered.Select(s => new Step(s.StepId, s.Text, s.Version, [.. s.Ordered.Select(r => new Part(
            Known(asked, r.OrganizationId), r.Role, r.When, r.Hours, Known(asked, r.SubstituteId), r.Handover, r.InformationLabel))]))]);

    private static Guid? Known(AskedComment asked, Guid? id) => id is { } known && asked.Names.ContainsKey(known) ? known : null;
}
