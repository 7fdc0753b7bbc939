using NextGpt.Api.Problems;
using NextGpt.Api.Requests;
using NextGpt.Contracts.Jobs;
using NextGpt.Contracts.Problems;
using NextGpt.Media;

namespace NextGpt.Api.Media.Uploads;

/// <summary>A job request that came as a form: the field <c>request</c> holds its JSON, every other field a file that an input names.</summary>
internal sealed class JobForm : IAsyncDisposable
{
    private const string RequestField = "request";

    private readonly Dictionary<string, SpooledMedium> _files = new(StringComparer.Ordinal);

    private ReadOnlyMemory<byte>? _json;

    /// <summary>Gets the files by the ids of their media.</summary>
    public IReadOnlyDictionary<string, SpooledMedium> Files => _files.Values.DistinctBy(f => f.Id).ToDictionary(f => f.Id.ToString());

    /// <summary>Reads a form.</summary>
    /// <param name="request">The request, which has a form.</param>
    /// <param name="reader">Reads the files.</param>
    /// <param name="maxJsonBytes">The most bytes of the JSON.</param>
    /// <param name="maxFiles">The most files.</param>
    /// <param name="maxFileBytes">The most bytes of a file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The form; the caller's to dispose.</returns>
    /// <exception cref="ProblemException">It is none, or none of a job.</exception>
    /// <exception cref="MediaException">A file is empty or too large.</exception>
    public static async Task<JobForm> ReadAsync(
        HttpRequest request, MediaUploadReader reader, int maxJsonBytes, int maxFiles, int maxFileBytes, CancellationToken cancellationToken)
    {
        BodyLimit.Set(request, maxJsonBytes + (maxFiles * (long)maxFileBytes));
        JobForm form = new();
        try
        {
            await foreach (FormPart part in FormParts.ReadAsync(request, maxFiles + 1, cancellationToken))
            {
                await form.TakeAsync(part, reader, maxJsonBytes, cancellationToken);
            }

            return form._json is null
                ? throw new ProblemException(StatusCodes.Status400BadRequest, ProblemCode.InvalidRequest, $"The form has no field '{RequestField}'; expected it to hold the job's JSON.")
                : form;
        }
        catch
        {
            await form.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads the request, with the files that it names in place of their names.</summary>
    /// <exception cref="ProblemException">It is none, or names a file that did not come, or a file came that it does not name.</exception>
    public JobRequest Request(JobRequestReader reader) => Attach(reader.Read(_json!.Value), _files);

    /// <summary>Puts ids in the place of names of files.</summary>
    /// <exception cref="ProblemException">A file that is named is not there, or one that is there is not named.</exception>
    public static JobRequest Attach(JobRequest request, IReadOnlyDictionary<string, SpooledMedium> files)
    {
        List<FieldError> errors = [];
        HashSet<string> named = [];
        List<JobInput> inputs = [];
        for (int i = 0; i < request.Input.Count; i++)
        {
            JobInput input = request.Input[i];
            if (input.File is null)
            {
                inputs.Add(input);
            }
            else if (files.TryGetValue(input.File, out SpooledMedium? file))
            {
                named.Add(input.File);
                inputs.Add(input with { File = null, Media = file.Id.ToString() });
            }
            else
            {
                errors.Add(new FieldError($"input[{i}].file", Shown.Of(input.File), files.Count == 0 ? "a file that came along" : $"one of {string.Join(", ", files.Keys.Select(Shown.Of))}"));
            }
        }

        errors.AddRange(files.Keys.Where(name => !named.Contains(name)).Select(name => new FieldError(Shown.Of(name)!.Trim('\''), "a file that no input names", "an input with its name in 'file'")));
        return errors.Count == 0 ? request with { Input = inputs } : throw ProblemException.Invalid(errors);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (SpooledMedium file in _files.Values)
        {
            await file.DisposeAsync();
        }
    }

    private async Task TakeAsync(FormPart part, MediaUploadReader reader, int maxJsonBytes, CancellationToken cancellationToken)
    {
        bool isRequest = part.Name == RequestField;
        if (isRequest ? _json is not null : _files.ContainsKey(part.Name))
        {
            throw new ProblemException(StatusCodes.Status400BadRequest, ProblemCode.InvalidRequest, $"The form has two fields {Shown.Of(part.Name)}; expected each name once.");
        }

        if (isRequest)
        {
            _json = await JsonBody.ReadAsync(part.Body, maxJsonBytes, cancellationToken);
        }
        else
        {
            _files.Add(part.Name, await reader.TakeAsync(part, cancellationToken));
        }
    }
}
