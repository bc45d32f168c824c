using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Coverage;

/// <summary>A page with a question of coverage in its address.</summary>
public abstract class AskedPage(Catalogue catalogue) : ViittaPage
{
    public Catalogue Catalogue => catalogue;

    public CoverageAsked Asked { get; protected set; } = null!;

    /// <summary>As much as the actor may see.</summary>
    public abstract Reader Most { get; }

    public int ThisYear => Clock.LocalDate(Now).Year;

    /// <summary>Reads the address; what cannot be is among the errors.</summary>
    protected void Ask() => Asked = CoverageAsked.From(Request.Query, catalogue, Most, ThisYear, Errors);
}
