using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Viitta.Tests.House;

/// <summary>Keeps everything logged, so that a failing test can say why and a test can prove what is never logged.</summary>
public sealed class ErrorLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    private readonly ConcurrentQueue<string> _errors = new();

    public IEnumerable<string> Lines => _lines;

    public string? Last => _errors.LastOrDefault();

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class Logger(ErrorLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = $"{formatter(state, exception)} {exception}";
            log._lines.Enqueue(line);
            if (logLevel >= LogLevel.Error)
            {
                log._errors.Enqueue(line);
            }
        }
    }
}
