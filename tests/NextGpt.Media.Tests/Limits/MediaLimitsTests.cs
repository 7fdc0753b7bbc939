using System.ComponentModel.DataAnnotations;
using NextGpt.Media.Limits;

namespace NextGpt.Media.Tests.Limits;

public sealed class MediaLimitsTests
{
    [Fact]
    public void Validated_Defaults_Pass() => Assert.Equal(new MediaLimits(), new MediaLimits().Validated());

    [Fact]
    public void Validated_SeveralOutOfRange_NamesAll()
    {
        MediaLimits limits = new() { MaxBytes = 0, MaxSoundSeconds = -1, CodecTimeout = TimeSpan.Zero };
        ValidationException error = Assert.Throws<ValidationException>(limits.Validated);
        Assert.Contains(nameof(MediaLimits.MaxBytes), error.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(MediaLimits.MaxSoundSeconds), error.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(MediaLimits.CodecTimeout), error.Message, StringComparison.Ordinal);
    }
}
