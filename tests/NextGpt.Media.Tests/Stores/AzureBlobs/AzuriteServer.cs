using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;

namespace NextGpt.Media.Tests.Stores.AzureBlobs;

/// <summary>A real Azurite on a free port of the loopback, for all tests of the Blob store; in memory, and gone with them.</summary>
public sealed class AzuriteServer : IAsyncLifetime
{
    /// <summary>The emulator's account; its name and key are published in its documentation.</summary>
    public const string Account = "devstoreaccount1";

    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const string Listens = "successfully listens on ";

    private static readonly TimeSpan s_startTimeout = TimeSpan.FromMinutes(5);

    private readonly X509Certificate2 _certificate = MakeCertificate();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("azurite-");
    private HttpClient? _http;
    private Process? _process;

    // Read on, or the server would wait for somebody to take its lines.
    private Task<string> _output = Task.FromResult("");

    /// <summary>Gets the address of the account's blob service; https, for tokens are taken over nothing else.</summary>
    public Uri AccountUri { get; private set; } = null!;

    /// <summary>Gets a client that trusts the server's certificate and no other.</summary>
    public HttpClient Http => _http!;

    public string ConnectionString => $"DefaultEndpointsProtocol=https;AccountName={Account};AccountKey={Key};BlobEndpoint={AccountUri.AbsoluteUri};";

    public void Trust(BlobClientOptions options) => options.Transport = new HttpClientTransport(Http);

    public async Task InitializeAsync()
    {
        string program = await AzuriteInstallation.FindAsync();
        string certificate = Path.Combine(_folder.FullName, "certificate.pem");
        string key = Path.Combine(_folder.FullName, "key.pem");
        await File.WriteAllTextAsync(certificate, _certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(key, _certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        _http = MakeClient();

        // However the tests end, their end of the standard input closes, and the server with it.
        const string guarded = "process.stdin.on('end', () => process.exit(0)).resume(); require(process.argv[1]);";
        ProcessStartInfo start = new("node", [
            "-e", guarded, "--", program, "--blobHost", "127.0.0.1", "--blobPort", "0", "--cert", certificate, "--key", key, "--oauth", "basic",
            "--inMemoryPersistence", "--extentMemoryLimit", "1024", "--skipApiVersionCheck", "--disableTelemetry", "--silent"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.FullName,
        };
        try
        {
            _process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("node is missing; the tests of the Blob store run Azurite with it (Debian, Ubuntu: apt-get install nodejs).", e);
        }

        using CancellationTokenSource timeout = new(s_startTimeout);
        List<string> said = [];
        Task<string> errors = _process.StandardError.ReadToEndAsync(CancellationToken.None);
        while (await _process.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
        {
            said.Add(line);
            int at = line.IndexOf(Listens, StringComparison.Ordinal);
            if (at >= 0)
            {
                AccountUri = new Uri(new Uri(line[(at + Listens.Length)..].Trim()), Account);
                _output = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return;
            }
        }

        throw new InvalidOperationException($"Azurite did not start: {string.Join(' ', said)} {(await errors).Trim().ReplaceLineEndings(" ")}");
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await Task.WhenAll(_process.WaitForExitAsync(), _output);
            _process.Dispose();
        }

        _http?.Dispose();
        _certificate.Dispose();
        _folder.Delete(recursive: true);
    }

    private static X509Certificate2 MakeCertificate()
    {
        using RSA rsa = RSA.Create(2048);
        CertificateRequest request = new("CN=127.0.0.1", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private HttpClient MakeClient()
    {
        string own = _certificate.Thumbprint;
        return new HttpClient(new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate?.Thumbprint == own,
            UseProxy = false,
        });
    }
}
