using Viitta.Data;
using Viitta.Features.Accounts;
using Viitta.Features.Actions;
using Viitta.Features.Coverage;
using Viitta.Features.Editions;
using Viitta.Features.Feedback;
using Viitta.Features.Import;
using Viitta.Features.Layout;
using Viitta.Features.Mail;
using Viitta.Features.Networks;
using Viitta.Features.Offline;
using Viitta.Features.OpenData;
using Viitta.Features.Overview;
using Viitta.Features.Pathways;
using Viitta.Features.Practice;
using Viitta.Features.Reports;
using Viitta.Features.Scenarios;
using Viitta.Features.Search;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;

var builder = WebApplication.CreateBuilder(args);

builder.AddData();
builder.AddLayout();
builder.AddMail();
builder.AddAccounts();
builder.AddNetworks();
builder.AddServiceMap();
builder.AddScenarios();
builder.AddWorkshops();
builder.AddFeedback();
builder.AddActions();
builder.AddPathways();
builder.AddReports();
builder.AddEditions();
builder.AddCoverage(args);
builder.AddSearch();
builder.AddOffline();
builder.AddOpenData();
builder.AddImport();
builder.AddPractice();
builder.AddOverview();

var app = builder.Build();

app.UseLayout();
app.MapLayout();
app.MapMail();
app.MapAccounts();
app.MapServiceMap();
app.MapScenarios();
app.MapWorkshops();
app.MapFeedback();
app.MapActions();
app.MapPathways();
app.MapReports();
app.MapEditions();
app.MapCoverage();
app.MapSearch();
app.MapOffline();
app.MapOpenData();
app.MapImport();
app.MapOverview();
app.MapPractice();

await app.StartRoomsAsync();
return await app.RunAsync(args);

/// <summary>Visible to the tests, which start the whole program in memory or on a real port.</summary>
public partial class Program;
