using System.Security.Cryptography;
using NextGpt.Pipeline.Artifacts;

namespace NextGpt.Functions.Hosting;

/// <summary>The key that notices are signed with: made when it is first asked for, the same for all instances, kept in the store.</summary>
internal sealed class WebhookSecret(IArtifactStore artifacts)
{
    private const string Name = "secrets/webhooks";
    private const int Bytes = 32;

    private byte[]? _secret;

    public async Task<byte[]> GetAsync(CancellationToken cancellationToken)
    {
        if (_secret is null)
        {
            await artifacts.PutIfAbsentAsync(Name, RandomNumberGenerator.GetBytes(Bytes), cancellationToken);
            _secret = await artifacts.TryGetAsync(Name, cancellationToken);
        }

        return _secret ?? throw new InvalidOperationException($"Secret {Name} is not in the store; expected the one that was just written.");
    }
}
