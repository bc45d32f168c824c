using Viitta.Common;

namespace Viitta.Features.Layout;

[OpenTo(Audience.Everyone)]
public sealed class AboutModel : ViittaPage;
