// The unmodified openai client against the service: node openai.mjs BASE_URL PACKAGE_FOLDER PICTURE SOUND VIDEO
// Prints one JSON object; OpenAiClientTests judges it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [base, folder, picture, sound, video] = process.argv.slice(2);
const OpenAI = createRequire(join(folder, 'package.json'))('openai').default;
const client = new OpenAI({ baseURL: `${base}/v1`, apiKey: process.env.NEXTGPT_API_KEY ?? 'none', maxRetries: 0, timeout: 240_000 });
const base64 = (path) => readFileSync(path).toString('base64');
const given = [
  { type: 'text', text: 'Describe all of it' },
  { type: 'image_url', image_url: { url: `data:image/png;base64,${base64(picture)}` } },
  { type: 'input_audio', input_audio: { data: base64(sound), format: 'wav' } },
  { type: 'video_url', video_url: { url: `data:video/mp4;base64,${base64(video)}` } },
];
const refused = async (act) => {
  try {
    await act();
    return null;
  } catch (error) {
    return { name: error.constructor.name, status: error.status, code: error.code, type: error.type, param: error.param, message: error.message };
  }
};

const result = {};
result.models = (await client.models.list()).data;
result.model = await client.models.retrieve('nano');

// A client that knows nothing of our fields.
result.plain = await client.chat.completions.create({ model: 'nano', max_tokens: 4096, messages: [{ role: 'system', content: 'You are helpful.' }, { role: 'user', content: 'Draw a large red circle on the left' }] });

// Everything in, everything out.
result.all = await client.chat.completions.create({ model: 'nano', seed: 7, modalities: ['text', 'image', 'audio', 'video'], messages: [{ role: 'user', content: given }] });

// The answer goes back as it came, with the sound named by its id.
const { audio, ...said } = result.all.choices[0].message;
result.next = await client.chat.completions.create({
  model: 'nano',
  messages: [{ role: 'user', content: given }, { ...said, audio: { id: audio.id } }, { role: 'user', content: 'And now in blue' }],
});

// The same, in pieces.
result.chunks = [];
const stream = await client.chat.completions.create({
  model: 'nano', seed: 7, stream: true, stream_options: { include_usage: true }, modalities: ['text', 'image', 'audio', 'video'], messages: [{ role: 'user', content: given }],
});
for await (const chunk of stream) {
  result.chunks.push(chunk);
}

// Links, a list as content, bare samples.
result.linked = await client.chat.completions.create({ model: 'nano', media_format: 'link', content_format: 'parts', audio: { voice: 'alloy', format: 'pcm16' }, modalities: ['text', 'audio'], messages: [{ role: 'user', content: 'Play a bell' }] });
const link = await fetch(result.linked.choices[0].message.parts.find((part) => part.audio_url).audio_url.url);
result.link = { status: link.status, type: link.headers.get('content-type'), bytes: (await link.arrayBuffer()).byteLength };

result.images = await client.images.generate({ model: 'nano', prompt: 'A green ring', n: 2, response_format: 'b64_json', size: '1024x1024' });
result.stopped = await client.chat.completions.create({ model: 'nano', stop: ['circle'], modalities: ['text'], messages: [{ role: 'user', content: 'Draw a large red circle on the left' }] });

const sounds = await fetch(`${base}/v1/audio/generate`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ input: 'Two loud bells' }) });
result.sound = { status: sounds.status, type: sounds.headers.get('content-type'), bytes: (await sounds.arrayBuffer()).byteLength };

let film = await client.post('/videos', { body: { model: 'nano', prompt: 'A blue square that moves up', seconds: '4', size: '1280x720' } });
result.filmBegun = film;
while (film.status === 'queued' || film.status === 'in_progress') {
  await new Promise((resolve) => { setTimeout(resolve, 200); });
  film = await client.get(`/videos/${film.id}`);
}
result.film = film;
const content = await fetch(`${base}/v1/videos/${film.id}/content`);
result.filmContent = { status: content.status, type: content.headers.get('content-type'), bytes: (await content.arrayBuffer()).byteLength };
result.films = await client.get('/videos');
result.filmDeleted = await client.delete(`/videos/${film.id}`);

result.unknownModel = await refused(() => client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: 'x' }] }));
result.brokenPicture = await refused(() => client.chat.completions.create({ model: 'nano', messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } }] }] }));
result.wrongRole = await refused(() => client.chat.completions.create({ model: 'nano', messages: [{ role: 'tool', content: 'x', tool_call_id: '1' }] }));
result.later = await client.chat.completions.create({ model: 'nano', messages: [{ role: 'user', content: 'What can you do?' }] }, { headers: { prefer: 'respond-async' } }).withResponse().then(({ data, response }) => ({ status: response.status, location: response.headers.get('location'), retryAfter: response.headers.get('retry-after'), data }));

console.log(JSON.stringify(result));
