using System.ComponentModel.DataAnnotations;
using System.Net;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Outbound;

namespace NextGpt.Pipeline.Tests.Outbound;

public sealed class OutboundGuardTests
{
    private static readonly OutboundGuard Guard = new(new OutboundOptions());

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("1.1.1.1", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("100.128.0.1", true)]
    [InlineData("2606:4700:4700::1111", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.255.254", false)]
    [InlineData("168.63.129.16", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2001::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("fc00::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    public void PublicAddress_OfEveryKind_IsTold(string address, bool expected) => Assert.Equal(expected, PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://example.com/a.png")]
    [InlineData("https://8.8.8.8:8443/a.png?b=c")]
    [InlineData("https://[2606:4700:4700::1111]/")]
    public void Parse_PublicHttps_IsTaken(string text) => Assert.Equal(new Uri(text), Guard.Parse(text, "input[1]"));

    [Theory]
    [InlineData("http://example.com/a.png", "scheme 'http'")]
    [InlineData("ftp://example.com/a.png", "scheme 'ftp'")]
    [InlineData("file:///etc/passwd", "scheme 'file'")]
    [InlineData("gopher://127.0.0.1/", "scheme 'gopher'")]
    [InlineData("javascript:alert(1)", "scheme 'javascript'")]
    [InlineData("/etc/passwd", "")]
    [InlineData("a.png", "no address")]
    [InlineData("", "no address")]
    [InlineData("https://", "no address")]
    [InlineData("https://user:secret@example.com/", "user name")]
    [InlineData("https://127.0.0.1/", "no public address")]
    [InlineData("https://2130706433/", "no public address")]
    [InlineData("https://0x7f.1/", "no public address")]
    [InlineData("https://0177.0.0.1/", "no public address")]
    [InlineData("https://[::1]/", "no public address")]
    [InlineData("https://[::ffff:10.0.0.1]/", "no public address")]
    [InlineData("https://169.254.169.254/latest/meta-data/", "no public address")]
    public void Parse_AnythingElse_IsRefusedByName(string text, string expected)
    {
        PermanentException error = Assert.Throws<PermanentException>(() => Guard.Parse(text, "input[1]"));
        Assert.Equal(ErrorCodes.AddressRefused, error.Code);
        Assert.StartsWith("input[1]", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_VeryLong_IsRefusedByItsLength() => Assert.Contains(
        "an address of 3020 characters", Assert.Throws<PermanentException>(() => Guard.Parse("https://example.com/" + new string('a', 3000), "x")).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_InAnAllowedNetwork_IsTakenOverHttpToo()
    {
        OutboundGuard guard = new(new OutboundOptions { AllowedNetworks = ["127.0.0.1/32"] });
        Assert.NotNull(guard.Parse("http://127.0.0.1/a", "x"));
        Assert.NotNull(guard.Parse("https://127.0.0.1/a", "x"));
        Assert.Throws<PermanentException>(() => guard.Parse("http://127.0.0.2/a", "x"));
        Assert.Throws<PermanentException>(() => guard.Parse("http://8.8.8.8/a", "x"));
    }

    [Fact]
    public void New_NotANetwork_SaysWhich() => Assert.Contains(
        "'everything' is no network", Assert.Throws<ValidationException>(() => new OutboundGuard(new OutboundOptions { AllowedNetworks = ["everything"] })).Message, StringComparison.Ordinal);

    [Fact]
    public async Task CreateHandler_NameThatLeadsInside_IsNotConnectedTo()
    {
        using HttpClient http = new(Guard.CreateHandler());
        HttpRequestException error = await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri("https://localhost:1/")));
        PermanentException refused = Assert.IsType<PermanentException>(error.InnerException);
        Assert.Equal("Host 'localhost' has no public address; expected one of the public internet.", refused.Message);
    }
}
