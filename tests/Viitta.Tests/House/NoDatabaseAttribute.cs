using Xunit.v3;

namespace Viitta.Tests.House;

/// <summary>On a class whose tests take their time and open no database: <c>./test</c> runs them once, not again on PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NoDatabaseAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("database", "none")];
}
