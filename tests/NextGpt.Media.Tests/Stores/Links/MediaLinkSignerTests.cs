using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Time.Testing;
using NextGpt.Media.Stores;
using NextGpt.Media.Stores.Links;

namespace NextGpt.Media.Tests.Stores.Links;

public sealed class MediaLinkSignerTests
{
    private static readonly MediaId Id = MediumBytes.IdOf([1]);
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Sign_BaseWithAHost_IsAbsolute()
    {
        MediaLinkSigner signer = new(new MediaLinkOptions { Key = new byte[32], Base = "https://media.example/v1/" }, _time);
        Uri url = signer.Sign(Id, _time.GetUtcNow().AddHours(1)).Url;
        Assert.True(url.IsAbsoluteUri);
        Assert.StartsWith($"https://media.example/v1/{Id}?expires=", url.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_AnotherKey_IsForged()
    {
        string url = new MediaLinkSigner(new MediaLinkOptions { Key = new byte[32] }, _time).Sign(Id, _time.GetUtcNow().AddHours(1)).Url.OriginalString;
        string[] query = url.Split('?')[1].Split('&');
        MediaLinkSigner other = new(new MediaLinkOptions { Key = MediumBytes.Make(32, 1) }, _time);
        Assert.Equal(MediaLinkState.Forged, other.Check(Id, query[0].Split('=')[1], query[1].Split('=')[1]));
    }

    [Theory]
    [InlineData("media/")]
    [InlineData("/v1/media")]
    [InlineData("")]
    [InlineData("ftp://a/")]
    [InlineData("/a?b=/")]
    public void Options_BaseOrKeyWrong_IsRefused(string wrong)
    {
        Assert.Throws<ValidationException>(() => new MediaLinkSigner(new MediaLinkOptions { Key = new byte[32], Base = wrong }, _time));
        Assert.Throws<ValidationException>(() => new MediaLinkSigner(new MediaLinkOptions { Key = new byte[31] }, _time));
    }

    [Fact]
    public void Options_Printed_ShowNoKey() =>
        Assert.Equal("MediaLinkOptions { Base = /v1/media/ }", new MediaLinkOptions { Key = new byte[32] }.ToString());
}
