using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using static Viitta.Tests.Workshops.TestTables;

namespace Viitta.Tests.Workshops;

/// <summary>
/// Three phones of one table write, rewrite, send again, miss answers, look or do not look, settle wordings, take lines away, in
/// any order and at the same moment, while the program is exchanged for another on the same database. In the end every word
/// that was acknowledged is there once, but for words that somebody had before the eyes and put others in place of.
/// </summary>
public sealed class InterleavingTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly Gen<(What What, int Phone, int Pick)[]> Orders =
        Gen.Select(
            Gen.Frequency(
                (5, Gen.Const(What.Look)), (1, Gen.Const(What.New)), (4, Gen.Const(What.Edit)), (1, Gen.Const(What.Retype)), (5, Gen.Const(What.Send)),
                (1, Gen.Const(What.SendUnheard)), (1, Gen.Const(What.SendTogether)), (3, Gen.Const(What.Settle)), (1, Gen.Const(What.Remove)), (1, Gen.Const(What.Restart))),
            Gen.Int[0, 2],
            Gen.Int[0, 4]).Array[10, 30];

    private static readonly (What, int, int)[] OneLineThatAllSee = [(What.New, 0, 0), (What.Send, 0, 0), (What.Look, 0, 0), (What.Look, 1, 0), (What.Look, 2, 0)];

    private enum What
    {
        Look, New, Edit, Retype, Send, SendUnheard, SendTogether, Settle, Remove, Restart,
    }

    [Fact]
    public async Task Every_acknowledged_word_is_there_once()
    {
        var data = fixture.App.Services.GetRequiredService<DataOptions>();
        using var other = new ViittaApp().With("VIITTA_DATA", data.Folder).With("VIITTA_DATABASE", data.PostgresConnection ?? "");
        await Orders.SampleAsync(async order =>
        {
            var table = await TableInMotion.NewAsync(fixture.App, other);
            foreach (var (what, phone, pick) in OneLineThatAllSee.Concat(order))
            {
                await table.DoAsync(what, phone, pick);
            }
            await table.AssertAsync();
        }, iter: 40, threads: 1);
    }

    private sealed class TableInMotion(ViittaApp[] programs, Phone[] phones)
    {
        private readonly HashSet<string> _written = [], _acknowledged = [], _replaced = [];
        private int _running;

        public static async Task<TableInMotion> NewAsync(params ViittaApp[] programs)
        {
            var workshop = await programs[0].AddWorkshopAsync("north-savo", tables: 1, parts: 1);
            var actors = new[] { await programs[0].AddPhoneAsync(workshop), await programs[0].AddPhoneAsync(workshop), await programs[0].AddPhoneAsync(workshop) };
            return new TableInMotion(programs, [.. actors.Select(a => new Phone(a))]);
        }

        public Task DoAsync(What what, int number, int pick)
        {
            var (phone, program) = (phones[number], programs[_running]);
            switch (what)
            {
                case What.Look:
                    return LookAsync(phone, program);
                case What.New:
                    phone.Outbox.Enqueue((Draft(NewWord()), null));
                    return Task.CompletedTask;
                case What.Edit when phone.Pick(pick) is { } line:
                    phone.Outbox.Enqueue((Draft(NewWord(), line.Id, line.Version), line.NewOrganization));
                    return Task.CompletedTask;
                case What.Retype when phone.Outbox.TryPeek(out var first):
                    // The same line once more before its answer came: the newest words go in place of those that wait.
                    phone.Outbox = new([(Draft(NewWord(), first.Draft.Id, first.Draft.Version), first.Instead), .. phone.Outbox.Skip(1)]);
                    return Task.CompletedTask;
                case What.Send:
                    return SendAsync(phone, program, heard: true);
                case What.SendUnheard:
                    return SendAsync(phone, program, heard: false);
                case What.SendTogether:
                    return Task.WhenAll(phones.Select((p, i) => SendAsync(p, programs[i % 2], heard: i != number)));
                case What.Settle when phone.PickBeside(pick) is { } pair:
                    return SettleAsync(phone, program, pair.Line, pair.Beside, pick);
                case What.Remove when phone.Pick(pick) is { } line:
                    return RemoveAsync(phone, program, line);
                case What.Restart:
                    _running = 1 - _running;
                    return Task.CompletedTask;
                default:
                    return Task.CompletedTask;
            }
        }

        public async Task AssertAsync()
        {
            foreach (var phone in phones)
            {
                while (phone.Outbox.Count > 0)
                {
                    await SendAsync(phone, programs[_running], heard: true);
                }
            }
            await LookAsync(phones[0], programs[_running]);
            var shown = phones[0].Shown.Select(a => a.NewOrganization).ToList();
            Assert.Equal(shown.Distinct(), shown);
            Assert.Empty(_acknowledged.Except(_replaced).Except(shown));
        }

        private static async Task LookAsync(Phone phone, ViittaApp program)
        {
            var state = await program.RunAsync((ReadTable read) => read.RunAsync(phone.Actor, default));
            phone.Shown = [.. state!.Lines("part-1", "P1").SelectMany(line => state.Beside(line).Prepend(line))];
        }

        private async Task SendAsync(Phone phone, ViittaApp program, bool heard)
        {
            if (!phone.Outbox.TryPeek(out var first))
            {
                return;
            }
            Assert.False((await program.SaveAsync(phone.Actor, first.Draft)).Refused);
            lock (_replaced)
            {
                if (first.Instead is { } instead)
                {
                    _replaced.Add(instead);
                }
                if (heard)
                {
                    phone.Outbox.Dequeue();
                    _acknowledged.Add(first.Draft.Wording.NewOrganization);
                }
            }
        }

        private async Task SettleAsync(Phone phone, ViittaApp program, Answer line, Answer beside, int pick)
        {
            Guid? keep = pick switch { 0 or 1 => line.Id, 2 or 3 => beside.Id, _ => null };
            var outcome = await program.RunAsync((JoinWordings join) => join.RunAsync(phone.Actor, beside.Id, keep, line.Version, beside.Version, default));
            if (!outcome.Refused && keep is not null)
            {
                _replaced.Add(keep == line.Id ? beside.NewOrganization : line.NewOrganization);
            }
        }

        private async Task RemoveAsync(Phone phone, ViittaApp program, Answer line)
        {
            var outcome = await program.RunAsync((RemoveAnswer remove) => remove.RunAsync(phone.Actor, line.Id, line.Version, default));
            if (!outcome.Refused)
            {
                _replaced.Add(line.NewOrganization);
            }
        }

        private string NewWord()
        {
            var word = $"Word {_written.Count}";
            _written.Add(word);
            return word;
        }
    }

    /// <summary>What it last saw, which may be old, and what it has not heard of yet.</summary>
    private sealed class Phone(Actor actor)
    {
        public Actor Actor => actor;

        public IReadOnlyList<Answer> Shown { get; set; } = [];

        public Queue<(AnswerDraft Draft, string? Instead)> Outbox { get; set; } = new();

        public Answer? Pick(int number) => Shown.Count == 0 ? null : Shown[number % Shown.Count];

        public (Answer Line, Answer Beside)? PickBeside(int number) =>
            Shown.Where(b => b.BesideId is not null && Shown.Any(a => a.Id == b.BesideId)).ToList() is { Count: > 0 } all
                ? (Shown.First(a => a.Id == all[number % all.Count].BesideId), all[number % all.Count])
                : null;
    }
}
