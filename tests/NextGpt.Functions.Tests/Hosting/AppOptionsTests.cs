using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using NextGpt.Functions.Hosting;
using NextGpt.Model.Sessions;

namespace NextGpt.Functions.Tests.Hosting;

public sealed class AppOptionsTests
{
    [Fact]
    public void Validated_AsTheTemplateSetsIt_IsAsItSays()
    {
        AppOptions options = Read(
            ("Role", "Gpu"), ("Store:AccountUri", "https://account.blob.core.windows.net/"), ("Store:Container", "nextgpt"), ("Model:Provider", "Cuda"), ("Model:Bundle", ""));

        Assert.Equal(AppRole.Gpu, options.Validated().Role);
        Assert.Equal(ExecutionProvider.Cuda, options.Model.Provider);
        Assert.Equal("https://account.blob.core.windows.net/", options.Store.AccountUri!.ToString());
    }

    [Theory]
    [InlineData("Store:Container", "No Such Container")]
    [InlineData("Model:DeviceId", "-1")]
    [InlineData("MaxOpenJobs", "0")]
    [InlineData("Inbox:MaxAttempts", "0")]
    public void Validated_WrongValue_SaysSo(string key, string value) =>
        Assert.Throws<ValidationException>(() => Read(("Store:ConnectionString", "UseDevelopmentStorage=true"), (key, value)).Validated());

    private static AppOptions Read(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>($"{AppOptions.Section}:{s.Key}", s.Value)))
        .Build()
        .GetSection(AppOptions.Section)
        .Get<AppOptions>()!;
}
