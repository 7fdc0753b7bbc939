// The service, as this page uses it. Every failure becomes one sentence for a reader.

const KEY = 'nextgpt.key';

export class ApiError extends Error {
  constructor(message, { status = 0, code = null, retryAfter = null } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

export const key = {
  get: () => localStorage.getItem(KEY) ?? '',
  set: (value) => (value ? localStorage.setItem(KEY, value) : localStorage.removeItem(KEY)),
};

export function headers(more = {}) {
  const secret = key.get();
  return secret ? { ...more, authorization: `Bearer ${secret}` } : more;
}

/** The sentence of a problem document (RFC 9457), or what is known without one. */
export function problem(status, body, retryAfter) {
  const known = {
    401: 'The service asks for an API key.',
    403: 'This API key may not do that.',
    404: 'That is not there any more.',
    413: 'That is larger than the service takes.',
    415: 'The service does not take this kind of file.',
    429: 'The service is busy. Try again in a moment.',
    503: 'The service is not ready yet. Try again in a moment.',
  };
  const sentence = body?.detail ?? body?.error?.message ?? body?.title ?? known[status] ?? `The service answered with status ${status}.`;
  const wait = status === 429 && retryAfter ? ` Try again in ${retryAfter} s.` : '';
  return new ApiError(sentence + wait, { status, code: body?.code ?? body?.error?.code ?? null, retryAfter });
}

export const UNREACHABLE = 'The service cannot be reached. Check that it runs and that you are connected.';

async function send(method, path, { json, signal, more } = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      signal,
      headers: headers(json === undefined ? more : { 'content-type': 'application/json', ...more }),
      body: json === undefined ? undefined : JSON.stringify(json),
    });
  } catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    throw new ApiError(UNREACHABLE);
  }
  if (!response.ok) {
    throw problem(response.status, await response.json().catch(() => null), response.headers.get('retry-after'));
  }
  return response;
}

/** Reads JSON. A seed may have more digits than a number here holds exactly: then it stays a text where the browser tells its source. */
export function parseJson(text) {
  return JSON.parse(text, (name, value, context) => (name === 'seed' && typeof value === 'number' && !Number.isSafeInteger(value) ? context?.source ?? value : value));
}

const read = async (method, path, options) => {
  const response = await send(method, path, options);
  return response.status === 204 ? null : parseJson(await response.text());
};

export const api = {
  models: () => read('GET', '/v1/models'),
  ready: () => send('GET', '/health/ready').then(() => true, (error) => (error.status ? false : Promise.reject(error))),
  start: (request, id) => read('POST', '/v1/jobs', { json: request, more: { 'idempotency-key': id } }),
  job: (id) => read('GET', `/v1/jobs/${encodeURIComponent(id)}`),
  cancel: (id) => read('POST', `/v1/jobs/${encodeURIComponent(id)}/cancel`),
  retry: (id, part) => read('POST', `/v1/jobs/${encodeURIComponent(id)}/parts/${part}/retry`),
  remove: (id) => send('DELETE', `/v1/jobs/${encodeURIComponent(id)}`),
  jobs: (query = {}) => read('GET', `/v1/jobs?${new URLSearchParams(query)}`),
  events: (id, last, signal) => send('GET', `/v1/jobs/${encodeURIComponent(id)}/events`, { signal, more: { accept: 'text/event-stream', ...(last ? { 'last-event-id': last } : {}) } }),

  /**
   * Uploads a medium; `progress` hears the share that is sent, 0 to 1.
   * @returns {Promise<object>} the stored medium
   */
  upload(blob, name, progress, signal) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const form = new FormData();
      form.append('file', blob, name);
      request.open('POST', '/v1/media');
      Object.entries(headers()).forEach(([header, value]) => request.setRequestHeader(header, value));
      request.responseType = 'json';
      request.upload.addEventListener('progress', (event) => event.lengthComputable && progress(event.loaded / event.total));
      request.addEventListener('load', () => (request.status < 300
        ? resolve(request.response)
        : reject(problem(request.status, request.response, request.getResponseHeader('retry-after')))));
      request.addEventListener('error', () => reject(new ApiError(UNREACHABLE)));
      request.addEventListener('abort', () => reject(new DOMException('Stopped', 'AbortError')));
      signal?.addEventListener('abort', () => request.abort());
      request.send(form);
    });
  },
};

const addresses = new Map();

/** Where an element of the page can load a medium from. With an API key the bytes are fetched here: an element cannot send a key. */
export function mediaAddress(media) {
  if (!key.get() || media.url.startsWith('blob:')) {
    return Promise.resolve(media.url);
  }
  if (!addresses.has(media.url)) {
    addresses.set(media.url, send('GET', media.url).then((r) => r.blob()).then((blob) => URL.createObjectURL(blob)).catch((error) => {
      addresses.delete(media.url);
      throw error;
    }));
  }
  return addresses.get(media.url);
}

export async function mediaBytes(media) {
  return (await send('GET', media.url)).arrayBuffer();
}
