// The parts of an answer, each in its written place. An element stays the same while its part is made.

import { h, icon } from './dom.js';
import { facts, fileName, NAMES } from './format.js';
import { save, show } from './media.js';

const SIDE = 20;

/** Noise that calms down as a medium is made, which is what its decoder does. */
class Noise {
  #tint;

  constructor(kind) {
    this.element = h('canvas', { width: SIDE, height: SIDE, className: `noise ${kind}`, 'aria-hidden': 'true' });
    this.#tint = kind;
  }

  draw(share) {
    const context = this.element.getContext('2d');
    const tint = { image: [224, 108, 52], audio: [26, 148, 134], video: [104, 100, 226] }[this.#tint];
    const pixels = context.createImageData(SIDE, SIDE);
    for (let i = 0; i < SIDE * SIDE; i += 1) {
      const noise = (Math.random() - 0.5) * 255 * (1 - share);
      const x = (i % SIDE) / SIDE - 0.5;
      const y = Math.floor(i / SIDE) / SIDE - 0.5;
      const glow = Math.max(0, 1 - Math.hypot(x, y) * 1.8) * share;
      for (let c = 0; c < 3; c += 1) {
        pixels.data[i * 4 + c] = 128 + (tint[c] - 128) * (0.25 + 0.75 * glow) + noise;
      }
      pixels.data[i * 4 + 3] = 80 + 120 * glow;
    }
    context.putImageData(pixels, 0, 0);
  }
}

class TextPart {
  constructor() {
    this.element = h('p', { className: 'part text' });
  }

  update(part, job, writing) {
    const text = part.text.trimStart();
    if (this.element.textContent !== text) {
      this.element.textContent = text;
    }
    this.element.classList.toggle('writing', writing);
  }
}

class MediumPart {
  #noise = null;
  #shown = '';
  #retry;
  #caption;

  constructor(type, retry, caption) {
    this.element = h('figure', { className: `part medium ${type}` });
    this.#retry = retry;
    this.#caption = caption;
  }

  update(part, job) {
    const state = part.media ? `made ${part.media.id}` : `${part.status} ${part.error?.message ?? ''}`;
    if (part.status === 'in_progress' || part.status === 'queued') {
      this.#making(part);
    }
    if (state === this.#shown) {
      return;
    }
    this.#shown = state;
    if (part.media) {
      const label = `${NAMES[part.type]} ${part.index + 1}`;
      const name = fileName(job.id, part.index, part.media);
      this.#noise = null;
      this.element.replaceChildren(
        show(part.type, part.media, this.#caption(part) || label, name),
        h('figcaption', {}, h('span', {}, facts(part.media)), h('span', { className: 'grow' }), save(part.media, name)));
    } else if (part.status === 'failed' || part.status === 'canceled') {
      this.#noise = null;
      const again = h('button', { type: 'button', className: 'plain', onclick: (event) => this.#retry(part, event.currentTarget) }, icon('again'), 'Try again');
      this.element.replaceChildren(h('div', { className: 'lost' },
        icon('warning'),
        h('p', {}, h('strong', {}, part.status === 'canceled' ? `${NAMES[part.type]} stopped. ` : `The ${NAMES[part.type].toLowerCase()} could not be made. `), part.status === 'canceled' ? '' : part.error?.message ?? ''),
        again));
    }
  }

  #making(part) {
    if (!this.#noise) {
      this.#noise = new Noise(part.type);
      this.#shown = `${part.status} `;
      this.element.replaceChildren(h('div', { className: 'frame making' }, this.#noise.element, h('span', { className: 'making-label' })));
    }
    this.#noise.draw(part.progress ?? 0);
    const share = part.progress ? ` ${Math.round(part.progress * 100)} %` : '';
    this.element.querySelector('.making-label').textContent = `${NAMES[part.type]}${share}`;
  }
}

/** Keeps the parts of one answer on the page up to date. */
export class Parts {
  #views = new Map();
  #retry;
  #latest = [];

  /** @param {(part: object, button: HTMLButtonElement) => void} retry makes a failed part again */
  constructor(retry) {
    this.#retry = retry;
    this.element = h('div', { className: 'parts' });
  }

  update(job, running) {
    this.#latest = job.parts;
    const last = job.parts.at(-1);
    const views = job.parts.filter((p) => p.type !== 'text' || p.text).map((p) => {
      const id = `${p.index} ${p.type}`;
      if (!this.#views.has(id)) {
        this.#views.set(id, p.type === 'text' ? new TextPart() : new MediumPart(p.type, this.#retry, (part) => this.#before(part)));
      }
      const view = this.#views.get(id);
      view.update(p, job, running && p === last);
      return view.element;
    });
    // Only what moved is touched: a video that plays goes on playing.
    views.forEach((element, i) => {
      if (this.element.children[i] !== element) {
        this.element.insertBefore(element, this.element.children[i] ?? null);
      }
    });
    while (this.element.children.length > views.length) {
      this.element.lastChild.remove();
    }
  }

  /** What the model wrote just before a medium describes it best. */
  #before(part) {
    const text = this.#latest.filter((p) => p.type === 'text' && p.index < part.index).at(-1)?.text?.trim();
    return text ? `${NAMES[part.type]}: ${text.length > 160 ? `${text.slice(0, 157)}…` : text}` : null;
  }
}
