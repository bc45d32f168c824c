using System.Globalization;
using Viitta.Common;
using Viitta.Features.Layout;
using Viitta.Features.Networks;

namespace Viitta.Features.ServiceMap;

/// <summary>A page with a service's fields on it (<c>_ServiceFields.cshtml</c>).</summary>
public abstract class ServiceFormPage(Catalogue catalogue) : ViittaPage
{
    public Catalogue Catalogue => catalogue;

    /// <summary>What the fields show on a fresh page; null for a new service.</summary>
    public Service? Shown { get; protected set; }

    /// <summary>Null for a national service.</summary>
    public Network? Network { get; protected set; }

    /// <summary>The network's municipalities, or all.</summary>
    public IEnumerable<Municipality> Municipalities => catalogue.Municipalities
        .Where(m => Network is null || Network.Area.Contains(m.Code)).OrderBy(m => m.Name.ToString(), StringComparer.CurrentCulture);

    protected ServiceDraft Draft()
    {
        var form = Request.Form;
        return new ServiceDraft
        {
            Name = form.Local("name"),
            Description = form.Local("description"),
            Needs = form.Many("needs"),
            Area = form.Many("area"),
            MinAge = Age("minAge"),
            MaxAge = Age("maxAge"),
            Genders = form.Many("genders"),
            ResidenceSituations = form.Many("residence"),
            Themes = form.Many("themes"),
            ConsentNeeded = form["consent"].Contains("true"),
            FrontGate = form["frontGate"].Contains("true"),
            Cost = form.Local("cost"),
            Payer = form.Local("payer"),
        };
    }

    /// <summary>Null for an empty field; what is no number is out of range and so refused.</summary>
    private int? Age(string field)
    {
        var typed = Request.Form[field].ToString().Trim();
        return typed.Length == 0 ? null
            : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var age) ? age : -1;
    }
}
