namespace Viitta.Tests.House;

/// <summary>One app shared by the tests of a class that only read, or that make networks' rows of their own.</summary>
public sealed class AppFixture : IDisposable
{
    public ViittaApp App { get; } = new();

    public void Dispose() => App.Dispose();
}
