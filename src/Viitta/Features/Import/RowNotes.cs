using Viitta.Common;

namespace Viitta.Features.Import;

/// <summary>All that is said about single rows, in the words of the preview.</summary>
internal static class RowNotes
{
    // What keeps a row out.
    public static readonly Refusal IdentityCode = new("import.row.identity-code", 400);
    public static readonly Refusal Example = new("import.row.example", 400);
    public static readonly Refusal NoOrganization = new("import.row.no-organization", 400);
    public static readonly Refusal NoService = new("import.row.no-service", 400);
    public static readonly Refusal NoSector = new("import.row.no-sector", 400);
    public static readonly Refusal NoNeed = new("import.row.no-need", 400);
    public static readonly Refusal PhoneWrong = new("import.row.phone", 400);
    public static readonly Refusal EmailWrong = new("import.row.email", 400);
    public static readonly Refusal WebWrong = new("import.row.web", 400);
    public static readonly Refusal TooLong = new("import.row.too-long", 400);
    public static readonly Refusal Address = new("import.row.address", 400);
    public static readonly Refusal FrontGateHasPlaces = new("import.row.front-gate-has-places", 400);
    public static readonly Refusal FrontGateOpens = new("import.row.front-gate-opens", 400);
    public static readonly Refusal National = new("import.row.national", 400);
    public static readonly Refusal Candidate = new("import.row.candidate", 400);

    // What the coordinator decides.
    public static readonly Refusal UnknownSector = new("import.row.unknown-sector", 400);
    public static readonly Refusal UnknownNeeds = new("import.row.unknown-needs", 400);
    public static readonly Refusal UnknownPlaces = new("import.row.unknown-places", 400);
    public static readonly Refusal UnknownLanguages = new("import.row.unknown-languages", 400);
    public static readonly Refusal UnknownAges = new("import.row.unknown-ages", 400);
    public static readonly Refusal UnknownGenders = new("import.row.unknown-genders", 400);
    public static readonly Refusal UnknownResidence = new("import.row.unknown-residence", 400);
    public static readonly Refusal UnknownThemes = new("import.row.unknown-themes", 400);
    public static readonly Refusal UnknownConsent = new("import.row.unknown-consent", 400);
    public static readonly Refusal UnknownHours = new("import.row.unknown-hours", 400);
    public static readonly Refusal UnknownPhone = new("import.row.unknown-phone", 400);
    public static readonly Refusal UnknownVisibility = new("import.row.unknown-visibility", 400);
    public static readonly Refusal AddressLeftOut = new("import.row.address-left-out", 400);
    public static readonly Refusal FrontGateAddress = new("import.row.front-gate-address", 400);
    public static readonly Refusal UnknownCoordinates = new("import.row.unknown-coordinates", 400);
    public static readonly Refusal CoordinatesAlone = new("import.row.coordinates-without-address", 400);
    public static readonly Refusal SeveralPlaces = new("import.row.several-places", 400);
    public static readonly Refusal UnknownId = new("import.row.unknown-id", 400);
    public static readonly Refusal NoContact = new("import.row.no-contact", 400);
    public static readonly Refusal Opens = new("import.row.opens", 400);
    public static readonly Refusal SameNumber = new("import.row.same-number", 400);
    public static readonly Refusal OtherOrganization = new("import.row.other-organization", 400);
    public static readonly Refusal OtherSector = new("import.row.other-sector", 400);
    public static readonly Refusal SameId = new("import.row.same-id", 400);
    public static readonly Refusal SeveralServices = new("import.row.several-services", 400);
    public static readonly Refusal SeveralOrganizations = new("import.row.several-organizations", 400);
    public static readonly Refusal NationalName = new("import.row.national-name", 400);
    public static readonly Refusal OneMoreNumber = new("import.row.one-more-number", 400);
    public static readonly Refusal Seasons = new("import.row.seasons", 400);
    public static readonly Refusal SameRow = new("import.row.same-row", 400);
}
