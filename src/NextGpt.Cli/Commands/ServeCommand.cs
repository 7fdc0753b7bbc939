using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NextGpt.Api.Access;
using NextGpt.Cli.Asking;
using NextGpt.Cli.Hosting;
using NextGpt.Model.Answers;
using NextGpt.Model.Sessions;
using NextGpt.Server.Hosting;

namespace NextGpt.Cli.Commands;

/// <summary><c>nextgpt serve</c>: the service on this machine.</summary>
internal sealed class ServeCommand
{
    private const string DefaultFolder = "nextgpt-data";

    private readonly Option<int> _port = new("--port", "-p") { Description = "The port to listen on; 0 is any that is free.", HelpName = "number", DefaultValueFactory = _ => 7071 };
    private readonly Option<IPAddress> _listen = new("--listen") { Description = "The address to listen on, such as 0.0.0.0 for all of this machine's. Without API keys it stays this machine alone.", HelpName = "address", DefaultValueFactory = _ => IPAddress.Loopback, CustomParser = Address };
    private readonly Option<string> _data = new("--data") { Description = "The folder for media, jobs and the journal.", HelpName = "folder", DefaultValueFactory = _ => DefaultFolder };
    private readonly Option<string?> _bundle = Shared.Bundle();
    private readonly Option<ExecutionProvider> _device = Shared.Device();
    private readonly CliHost _host;

    private ServeCommand(CliHost host) => _host = host;

    public static Command Create(CliHost host)
    {
        var serve = new ServeCommand(host);
        var command = new Command("serve", "Answer requests over HTTP. What was interrupted goes on where it was.") { serve._port, serve._listen, serve._data, serve._bundle, serve._device };
        command.SetAction(serve.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        int port = parsed.GetValue(_port);
        if (port is < 0 or > IPEndPoint.MaxPort)
        {
            throw new UsageException($"--port {port}: expected 0 to {IPEndPoint.MaxPort}.");
        }

        string data = _host.PathOf(parsed.GetValue(_data)!);
        var options = new ServerOptions
        {
            Bundle = Asker.BundlePath(_host, parsed.GetValue(_bundle)),
            DataFolder = data,
            Address = parsed.GetValue(_listen)!,
            Port = port,
            Model = new ModelOptions { Runtime = new RuntimeOptions { Provider = parsed.GetValue(_device) } },
        };
        await using WebApplication app = ServerHost.Build(options);
        await app.StartAsync(cancellationToken);
        int keys = app.Services.GetRequiredService<AccessOptions>().Keys.Count;
        string who = keys == 0 ? "for this machine only: no API keys are configured" : $"for the holders of {keys} API keys";
        await _host.Out.WriteLineAsync($"Listening on {string.Join(", ", app.Urls)}, {who}.");
        await _host.Out.WriteLineAsync($"Media, jobs and the journal are in {_host.Show(data)}. Ctrl-C stops the server; what it was at goes on when it is started again.");
        await app.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Success;
    }

    private static IPAddress? Address(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (IPAddress.TryParse(text, out IPAddress? address))
        {
            return address;
        }

        result.AddError($"'{text}' is no address of a machine; expected one such as 0.0.0.0");
        return null;
    }
}
