// Server-sent events, read by hand because EventSource cannot send an API key.

import { api, parseJson } from './api.js';
import { ended } from './format.js';

/** Reads events off a stream of bytes: yields { id, type, data }. */
export async function* parse(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let event = { id: null, type: 'message', data: [] };
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) {
        return;
      }
      const lines = (rest + value).split(/\r\n|\n|\r/);
      rest = lines.pop();
      for (const line of lines) {
        if (line === '') {
          if (event.data.length) {
            yield { id: event.id, type: event.type, data: event.data.join('\n') };
          }
          event = { id: event.id, type: 'message', data: [] };
          continue;
        }
        const colon = line.indexOf(':');
        const field = colon < 0 ? line : line.slice(0, colon);
        const content = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
        if (field === 'data') {
          event.data.push(content);
        } else if (field === 'event') {
          event.type = content;
        } else if (field === 'id') {
          event.id = content;
        }
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

const pause = (ms, signal) => new Promise((resolve) => {
  const timer = setTimeout(resolve, ms);
  signal.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, { once: true });
});

/**
 * Follows a job to its end, through lost connections and restarts of the service.
 * @param {string} id the job
 * @param {{ event: Function, job: Function, lost: Function }} heard `event(type, data)`; `job(snapshot)` whenever the whole job was read; `lost(error | null)` when the connection goes and comes
 * @param {AbortSignal} signal ends it early
 */
export async function follow(id, heard, signal) {
  let last = null;
  let misses = 0;
  while (!signal.aborted) {
    try {
      const response = await api.events(id, last, signal);
      if (misses) {
        heard.lost(null);
      }
      misses = 0;
      for await (const event of parse(response.body)) {
        last = event.id ?? last;
        let data;
        try {
          data = parseJson(event.data);
        } catch {
          continue; // A comment or something newer than this page.
        }
        heard.event(event.type, data);
        if (event.type === 'end') {
          return;
        }
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      if (error.status === 401 || error.status === 404) {
        heard.lost(error);
        return;
      }
    }
    // The stream ended: the job did, or the connection. Only the job itself can tell.
    try {
      const job = await api.job(id);
      heard.lost(null);
      heard.job(job);
      if (ended(job.status)) {
        return;
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      heard.lost(error);
      if (error.status === 401 || error.status === 404) {
        return;
      }
    }
    await pause(Math.min(500 * 2 ** misses, 8000), signal);
    misses += 1;
  }
}
