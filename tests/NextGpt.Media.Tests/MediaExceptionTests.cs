namespace NextGpt.Media.Tests;

public sealed class MediaExceptionTests
{
    [Theory]
    [InlineData("cat.png", "cat.png")]
    [InlineData("/home/someone/cat.png", "cat.png")]
    [InlineData("C:\\Users\\someone\\cat.png", "cat.png")]
    [InlineData("/home/someone/pictures/", "pictures")]
    [InlineData("a\r\nb.png", "ab.png")]
    [InlineData("a\u202egnp.exe", "agnp.exe")]
    [InlineData("///", "medium")]
    [InlineData("", "medium")]
    public void Name_AnyText_IsPlain(string given, string plain)
    {
        MediaException error = new(MediaErrorCode.Corrupt, given, "this", "that");
        Assert.Equal((plain, $"{plain}: this; expected that."), (error.Name, error.Message));
    }

    [Fact]
    public void Name_VeryLong_IsCut() =>
        Assert.Equal(new string('a', 120) + "…", new MediaException(MediaErrorCode.Corrupt, new string('a', 5000), "this", "that").Name);
}
