using Npgsql;
using Viitta.Features.Search;

namespace Viitta.Tests.Search;

/// <summary>As its documentation begins: the Finnish configuration, all words as prefixes, any of them, ts_rank.</summary>
internal sealed class PostgresSearch : IDisposable
{
    private readonly NpgsqlConnection _connection;

    private PostgresSearch(string server) => _connection = new NpgsqlConnection(server);

    public static async Task<PostgresSearch> OfAsync(string server, SearchGround ground)
    {
        var made = new PostgresSearch(server);
        await made._connection.OpenAsync();
        await using var create = new NpgsqlCommand("CREATE TEMP TABLE services (id text, body tsvector)", made._connection);
        await create.ExecuteNonQueryAsync();
        foreach (var document in ground.Documents)
        {
            await using var insert = new NpgsqlCommand("INSERT INTO services VALUES ($1, to_tsvector('finnish', $2))", made._connection)
            {
                Parameters =
                {
                    new() { Value = ground.Keys[document.ServiceId] },
                    new() { Value = string.Join(' ', document.Texts().SelectMany(t => new[] { t.Fi, t.Sv, t.En })) },
                },
            };
            await insert.ExecuteNonQueryAsync();
        }
        return made;
    }

    public IReadOnlyList<string> Find(string query)
    {
        using var select = new NpgsqlCommand(
            """
            SELECT id FROM services, to_tsquery('finnish', $1) AS query
            WHERE body @@ query ORDER BY ts_rank(body, query) DESC, id LIMIT 10
            """, _connection)
        {
            // In small letters with their dots, which the Finnish stemmer needs.
            Parameters = { new() { Value = string.Join(" | ", query.ToLowerInvariant().Split(NotLetters, StringSplitOptions.RemoveEmptyEntries).Select(w => $"{w}:*")) } },
        };
        using var reader = select.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
        {
            found.Add(reader.GetString(0));
        }
        return found;
    }

    private static readonly char[] NotLetters = [.. Enumerable.Range(0, 128).Select(c => (char)c).Where(c => !char.IsAsciiLetterOrDigit(c)), '–', '…', '”', '’'];

    public void Dispose() => _connection.Dispose();
}
