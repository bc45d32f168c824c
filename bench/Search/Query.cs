using YamlDotNet.Serialization;

namespace Viitta.Bench;

/// <summary>One line of content/search/queries.yaml.</summary>
internal sealed class Query
{
    [YamlMember(Alias = "query")]
    public string Text { get; init; } = "";
}
