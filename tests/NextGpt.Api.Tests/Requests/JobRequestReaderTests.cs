using System.Text;
using NextGpt.Api.Hosting;
using NextGpt.Api.Problems;
using NextGpt.Api.Requests;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Contracts.Problems;

namespace NextGpt.Api.Tests.Requests;

public sealed class JobRequestReaderTests
{
    private static readonly JobRequestReader s_reader = new(new RequestLimits { MaxItems = 3, MaxTextLength = 20 });

    [Fact]
    public void Read_EveryField_KeepsThem()
    {
        JobRequest request = Read(
            """
            { "input": [{"type":"text","text":"hello"},{"type":"image","media":"med_1"},{"type":"audio","url":"https://example.com/a.wav"}],
              "conversation": "conv_1", "model": "nano", "modalities": ["text","image"], "forbid": [],
              "generation": {"seed":-7,"max_tokens":64,"temperature":0.5,"top_p":0.9,"top_k":40,"steps":20,"guidance":3.5,"decoders":{"image":"fast"}},
              "deadline_seconds": 120, "webhook": {"url":"https://example.com/hook"}, "metadata": {"a":"b"} }
            """);

        Assert.Equal([Modality.Text, Modality.Image, Modality.Audio], request.Input.Select(i => i.Type));
        Assert.Equal(("conv_1", "nano", 120.0, "https://example.com/hook"), (request.Conversation, request.Model, request.DeadlineSeconds, request.Webhook!.Url.ToString()));
        Assert.Equal((-7, 64, 0.5f, 0.9f, 40, 20, 3.5f, "fast"), (
            request.Generation!.Seed, request.Generation.MaxTokens, request.Generation.Temperature, request.Generation.TopP, request.Generation.TopK,
            request.Generation.Steps, request.Generation.Guidance, request.Generation.Decoders![Modality.Image]));
        Assert.Equal("b", request.Metadata!["a"]);
    }

    [Fact]
    public void Read_TextInsteadOfAList_IsOneText()
    {
        JobInput input = Assert.Single(Read("""{"input":"hello"}""").Input);

        Assert.Equal((Modality.Text, "hello"), (input.Type, input.Text));
    }

    [Fact]
    public void Read_FieldsThatAreNull_AreAsIfLeftOut() =>
        Assert.Equal(JobJson.Serialize(Read("""{"input":"x"}""")), JobJson.Serialize(Read("""{"input":"x","model":null,"modalities":null,"generation":null,"webhook":null}""")));

    [Theory]
    [InlineData("""{}""", "input", null)]
    [InlineData("""[]""", "body", "a list")]
    [InlineData("""{"input":7}""", "input", "7")]
    [InlineData("""{"input":""}""", "input", "0 characters")]
    [InlineData("""{"input":[]}""", "input", "0 elements")]
    [InlineData("""{"input":[{"type":"text","text":"a"},{"type":"text","text":"a"},{"type":"text","text":"a"},{"type":"text","text":"a"}]}""", "input", "4 elements")]
    [InlineData("""{"input":"123456789012345678901"}""", "input", "21 characters")]
    [InlineData("""{"input":[{"type":"text","text":"12345678901"},{"type":"text","text":"12345678901"}]}""", "input", "22 characters of text in all")]
    [InlineData("""{"input":["a"]}""", "input[0]", "'a'")]
    [InlineData("""{"input":[{"type":"picture"}]}""", "input[0].type", "'picture'")]
    [InlineData("""{"input":[{"text":"a"}]}""", "input[0].type", null)]
    [InlineData("""{"input":[{"type":"text"}]}""", "input[0].text", null)]
    [InlineData("""{"input":[{"type":"text","text":"a","media":"med_1"}]}""", "input[0].media", "an unknown field")]
    [InlineData("""{"input":[{"type":"image"}]}""", "input[0].media", null)]
    [InlineData("""{"input":"a","inputs":"b"}""", "inputs", "an unknown field")]
    [InlineData("""{"input":"a","conversation":"c"}""", "conversation", "'c'")]
    [InlineData("""{"input":"a","conversation":"conv_../x"}""", "conversation", "'conv_../x'")]
    [InlineData("""{"input":"a","modalities":[]}""", "modalities", "0 elements")]
    [InlineData("""{"input":"a","modalities":"text"}""", "modalities", "'text'")]
    [InlineData("""{"input":"a","modalities":["text","smell"]}""", "modalities[1]", "'smell'")]
    [InlineData("""{"input":"a","generation":{"seed":1.5}}""", "generation.seed", "1.5")]
    [InlineData("""{"input":"a","generation":{"steps":0}}""", "generation.steps", "0")]
    [InlineData("""{"input":"a","generation":{"top_p":0}}""", "generation.top_p", "0")]
    [InlineData("""{"input":"a","generation":{"temperature":"hot"}}""", "generation.temperature", "'hot'")]
    [InlineData("""{"input":"a","generation":{"decoders":{"text":"x"}}}""", "generation.decoders.text", "an unknown field")]
    [InlineData("""{"input":"a","deadline_seconds":0}""", "deadline_seconds", "0")]
    [InlineData("""{"input":"a","webhook":{}}""", "webhook.url", null)]
    [InlineData("""{"input":"a","webhook":{"url":"ftp://example.com"}}""", "webhook.url", "'ftp://example.com'")]
    [InlineData("""{"input":"a","webhook":{"url":"https://me:secret@example.com"}}""", "webhook.url", "'https://me:secret@example.com'")]
    [InlineData("""{"input":"a","metadata":{"k":1}}""", "metadata.k", "1")]
    public void Read_OneFieldWrong_TellsItsNameItsValueAndWhatWasExpected(string json, string field, string? value)
    {
        ProblemException problem = Assert.Throws<ProblemException>(() => Read(json));

        FieldError error = Assert.Single(problem.Errors!);
        Assert.Equal((field, value), (error.Field, error.Value));
        Assert.NotEmpty(error.Expected);
        Assert.Equal((400, ProblemCode.InvalidRequest, error.ToSentence()), (problem.Status, problem.Code, problem.Message));
    }

    [Fact]
    public void Read_ManyFieldsWrong_TellsAllOfThem()
    {
        ProblemException problem = Assert.Throws<ProblemException>(() => Read("""{"inputs":"a","modalities":[],"generation":{"steps":-1,"seeds":3}}"""));

        Assert.Equal(["inputs", "input", "modalities", "generation.seeds", "generation.steps"], problem.Errors!.Select(e => e.Field));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"input":"a"} x""")]
    [InlineData("""{"input":"a","input":"b"}""")]
    [InlineData("""{"input":"\ud800"}""")]
    [InlineData("""{"input":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}""")]
    [InlineData("""{/* why */"input":"a"}""")]
    public void Read_NoJson_SaysSo(string json) => Assert.Equal((400, ProblemCode.InvalidJson), StatusOf(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Read_BytesThatAreNoUtf8_SaysSo() => Assert.Equal((400, ProblemCode.InvalidJson), StatusOf([.. """{"input":"a"""u8, 0xff, .. "\"}"u8]));

    [Fact]
    public void Read_LongAndOddValues_AreShownShortAndPlain()
    {
        ProblemException problem = Assert.Throws<ProblemException>(() => Read($$"""{"input":"a","conversation":"{{new string('x', 90)}}","model":"a","modalities":["\u001b[31m"]}"""));

        Assert.All(problem.Errors!, e => Assert.True(e.Value!.Length < 100));
        Assert.DoesNotContain('\u001b', problem.Message);
    }

    private static JobRequest Read(string json) => s_reader.Read(Encoding.UTF8.GetBytes(json));

    private static (int Status, string Code) StatusOf(byte[] json)
    {
        ProblemException problem = Assert.Throws<ProblemException>(() => s_reader.Read(json));
        return (problem.Status, problem.Code);
    }
}
