namespace NextGpt.Api.Description;

/// <summary>What the description of the API says of a route, beyond what its code tells.</summary>
/// <param name="Tag">The group that it is shown in.</param>
/// <param name="Id">The name of the operation.</param>
/// <param name="Summary">What it does, in a few words.</param>
/// <param name="Text">What else there is to know.</param>
internal sealed record RouteDoc(string Tag, string Id, string Summary, string Text)
{
    /// <summary>Gets the type of the body that it takes; null is none.</summary>
    public Type? Body { get; init; }

    /// <summary>Gets the content types of that body.</summary>
    public IReadOnlyList<string> BodyTypes { get; init; } = ["application/json"];

    /// <summary>Gets its answers when all is well.</summary>
    public required IReadOnlyList<AnswerDoc> Answers { get; init; }

    /// <summary>Gets the statuses of its problems.</summary>
    public IReadOnlyList<int> Problems { get; init; } = [];

    /// <summary>Gets whether its problems are OpenAI's error objects.</summary>
    public bool IsFacade { get; init; }

    /// <summary>Gets bodies that it takes, each of which a test sends.</summary>
    public IReadOnlyList<ExampleDoc> Examples { get; init; } = [];
}

/// <summary>An answer of a route.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Type">The type of its body; null is none, or bytes.</param>
/// <param name="ContentType">The content type of its body.</param>
internal sealed record AnswerDoc(int Status, Type? Type = null, string ContentType = "application/json");

/// <summary>A body that a route takes.</summary>
/// <param name="Name">What the example is called.</param>
/// <param name="Json">The body.</param>
internal sealed record ExampleDoc(string Name, [property: System.Diagnostics.CodeAnalysis.StringSyntax("json")] string Json);
