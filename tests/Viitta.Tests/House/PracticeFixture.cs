namespace Viitta.Tests.House;

/// <summary>One app with the practice region planted, shared by the tests of a class that only read.</summary>
public sealed class PracticeFixture : IDisposable
{
    public ViittaApp App { get; } = new ViittaApp().WithPractice();

    public void Dispose() => App.Dispose();
}
