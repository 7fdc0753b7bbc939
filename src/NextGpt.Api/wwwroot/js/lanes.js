// The stages of a job as lanes: one to read, one to write, one for each medium.

import { h, icon } from './dom.js';
import { NAMES } from './format.js';

const ORDER = ['encode', 'reason', 'decode', 'assemble', 'notify'];

/** What each lane of a job shows at the moment: { id, label, kind, state, share }. A share of null is work that cannot be measured. */
export function lanesOf(job, hasMedia) {
  const at = job.status === 'queued' ? -1 : Math.max(0, ORDER.indexOf(job.stage));
  const state = (stage) => (at < stage ? 'waiting' : at === stage ? 'working' : 'done');
  const parts = job.parts.filter((p) => p.type !== 'text');
  const writing = job.parts.some((p) => p.type === 'text' && p.text);
  const lanes = [
    hasMedia ? { id: 'encode', label: 'Read media', kind: 'encode', state: at === 0 && !writing ? 'working' : state(0), share: null } : null,
    { id: 'reason', label: 'Write', kind: 'text', state: at < 1 && (writing || (!hasMedia && at === 0)) ? 'working' : state(1), share: null },
    ...parts.map((p) => ({
      id: `part-${p.index}`,
      label: NAMES[p.type],
      kind: p.type,
      state: p.status === 'succeeded' ? 'done' : p.status === 'failed' || p.status === 'canceled' ? 'failed' : p.progress > 0 ? 'working' : 'waiting',
      share: p.progress ?? 0,
      steps: p.steps,
    })),
  ];
  return lanes.filter(Boolean);
}

const WORDS = { waiting: 'waiting', working: 'working', done: 'done', failed: 'failed' };

/** Keeps the lanes of one job on the page up to date. */
export class Lanes {
  #rows = new Map();

  constructor() {
    this.element = h('ol', { className: 'lanes', 'aria-label': 'Progress' });
  }

  update(lanes) {
    for (const lane of lanes) {
      let row = this.#rows.get(lane.id);
      if (!row) {
        const bar = h('span', { className: 'fill' });
        const track = h('span', { className: 'track', role: 'progressbar', 'aria-valuemin': '0', 'aria-valuemax': '100', 'aria-label': lane.label }, bar);
        const note = h('span', { className: 'note' });
        const element = h('li', { className: `lane ${lane.kind}` }, icon(lane.kind === 'encode' ? 'attach' : lane.kind), h('span', { className: 'label' }, lane.label), track, note);
        row = { element, bar, track, note };
        this.#rows.set(lane.id, row);
        this.element.append(element);
      }
      const share = lane.state === 'done' ? 1 : lane.share ?? 0;
      row.element.dataset.state = lane.state;
      row.element.classList.toggle('unmeasured', lane.state === 'working' && lane.share === null);
      row.bar.style.setProperty('--share', String(share));
      if (lane.state === 'working' && lane.share === null) {
        row.track.removeAttribute('aria-valuenow');
      } else {
        row.track.setAttribute('aria-valuenow', String(Math.round(share * 100)));
      }
      row.note.textContent = lane.state === 'working' && lane.steps ? `${lane.steps.done} of ${lane.steps.total}` : WORDS[lane.state];
    }
  }
}
