// What an answer took and what made it: bars for the eye, a table for everybody.

import { h } from './dom.js';
import { duration, NAMES } from './format.js';

const STAGES = [
  ['queue_ms', 'Waiting', 'rest'],
  ['load_ms', 'Loading the model', 'rest'],
  ['encode_ms', 'Reading media', 'encode'],
  ['reason_ms', 'Writing', 'text'],
  ['decode_ms', 'Making media', 'decode'],
  ['store_ms', 'Storing', 'rest'],
];

function bars(job) {
  const receipt = job.receipt;
  const timings = receipt.timings ?? { encode_ms: receipt.encoding_ms, reason_ms: receipt.reasoning_ms };
  const media = receipt.media.map((made) => {
    const type = job.parts.find((p) => p.index === made.part)?.type ?? 'image';
    return { label: `${NAMES[type]}, part ${made.part + 1}`, kind: type, inner: true, ms: made.projecting_ms + made.denoising_ms + made.decoding_ms };
  });
  const rows = STAGES.filter(([name]) => timings[name] !== undefined).flatMap(([name, label, kind]) => [{ label, kind, ms: timings[name] }, ...(name === 'decode_ms' ? media : [])]);
  if (timings.decode_ms === undefined) {
    rows.push(...media);
  }
  const longest = Math.max(1, ...rows.map((row) => row.ms));
  return h('table', { className: 'bars' },
    h('caption', {}, `${duration(receipt.total_ms)} in all. Stages overlap, so their sum may be more.`),
    h('tbody', {}, ...rows.map((row) => h('tr', { className: row.inner ? 'inner' : null },
      h('th', { scope: 'row' }, row.label),
      h('td', { className: 'track' }, h('span', { className: `fill ${row.kind}`, style: { '--share': String(row.ms / longest) } })),
      h('td', { className: 'figure' }, duration(row.ms))))));
}

const digest = (value) => h('code', { className: 'digest', title: value }, `${value.slice(0, 20)}…`);

const line = (term, ...value) => [h('dt', {}, term), h('dd', {}, ...value)];

function digests(term, list) {
  return list?.length ? line(term, ...list.map((d) => h('span', { className: 'stack' }, digest(d)))) : [];
}

/** The receipt of a job that has one, folded. */
export function receipt(job, useSeed) {
  const r = job.receipt;
  const hits = r.cache_hits === undefined || r.cache_hits === null ? [] : line('From the cache', r.cache_hits === 0 ? 'nothing' : `${r.cache_hits} ${r.cache_hits === 1 ? 'step' : 'steps'}`);
  const seen = ({ currentTarget: box }) => box.open && box.scrollIntoView({ block: 'nearest' });
  return h('details', { className: 'receipt', ontoggle: seen },
    h('summary', {}, 'Receipt', h('span', { className: 'summary-facts' }, `${duration(r.total_ms)} · seed ${r.seed}`)),
    bars(job),
    h('dl', {},
      ...line('Seed', String(r.seed), ' ', h('button', { type: 'button', className: 'link', onclick: () => useSeed(r.seed) }, 'Use it again')),
      ...line('Tokens', `${r.prompt_tokens} read, ${r.completion_tokens} written${r.finish === 'length' ? '; the text was cut at its limit' : ''}`),
      ...r.media.flatMap((m) => line(`Part ${m.part + 1}`, `${m.decoder}, ${m.steps} steps, guidance ${Number(m.guidance.toFixed(2))}, seed ${m.seed}`)),
      ...hits,
      ...line('Model', `${job.model} `, digest(r.bundle_digest)),
      ...digests('Media read', r.inputs),
      ...digests('Media made', r.outputs),
      ...line('Job', h('a', { href: `/v1/jobs/${job.id}`, target: '_blank', rel: 'noopener' }, job.id))));
}
