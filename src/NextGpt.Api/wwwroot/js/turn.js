// One request and its answer.

import { api } from './api.js';
import { announce, h, icon } from './dom.js';
import { follow } from './events.js';
import { ended, NAMES, STATUS } from './format.js';
import { Lanes, lanesOf } from './lanes.js';
import { show } from './media.js';
import { Parts } from './parts.js';
import { receipt } from './receipt.js';
import { apply } from './state.js';

/** The side of the asker: text and media in order. */
function question(input) {
  const media = input.filter((piece) => piece.type !== 'text');
  const text = input.filter((piece) => piece.type === 'text').map((piece) => piece.text).join('\n');
  return h('section', { className: 'question', 'aria-label': 'You asked' },
    media.length ? h('ul', { className: 'given' }, ...media.map((piece, i) => {
      const shown = piece.shown ?? { id: piece.media, url: piece.url ?? `/v1/media/${piece.media}`, content_type: `${piece.type}/*` };
      const label = `${NAMES[piece.type]} ${i + 1} that you gave`;
      return h('li', { className: `medium ${piece.type}` }, show(piece.type, shown, label, `${piece.type}-${i + 1}`));
    })) : null,
    text ? h('p', {}, text) : null);
}

export class Turn {
  #lanes = new Lanes();
  #parts;
  #stop = new AbortController();
  #end = null;
  #status;
  #actions;
  #notes;
  #error;
  #busy = false;
  #heard;
  #frame = 0;

  /**
   * @param {object} job the job; its `input` is the request
   * @param {{ again: Function, useSeed: Function, changed: Function, lost: Function, removed: Function }} heard what the page does on the reader's wishes and the job's news
   */
  constructor(job, heard) {
    this.job = job;
    this.#heard = heard;
    this.#parts = new Parts((part, button) => this.#retry(part, button));
    this.#status = h('p', { className: 'status' });
    this.#actions = h('div', { className: 'actions' });
    this.#notes = h('div', { className: 'notes' });
    this.#error = h('p', { className: 'turn-error', role: 'alert', hidden: true });
    this.element = h('article', { className: 'turn', data: { job: job.id } },
      question(job.input ?? []),
      h('section', { className: 'answer', 'aria-label': 'Answer' }, this.#status, this.#lanes.element, this.#parts.element, this.#notes, this.#error, this.#actions));
    this.#draw();
    if (!ended(job.status)) {
      this.#follow();
    }
  }

  /** Stops listening; the job itself goes on. */
  leave() {
    this.#stop.abort();
    cancelAnimationFrame(this.#frame);
  }

  get running() {
    return this.#busy || !ended(this.job.status);
  }

  #follow() {
    this.#busy = true;
    follow(this.job.id, {
      event: (type, data) => this.#change(apply(this.job, type, data)),
      job: (job) => {
        if (ended(job.status)) {
          this.#busy = false;
        }
        this.#change(job);
      },
      lost: (error) => this.#heard.lost(error),
    }, this.#stop.signal).finally(() => {
      this.#busy = false;
      this.#draw();
    });
  }

  #change(job) {
    const before = this.job;
    this.job = { ...job, input: job.input ?? before.input };
    this.#tell(before);
    this.#heard.changed(this);
    // Many events come at once: the page is drawn once a frame.
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #tell(before) {
    const done = this.job.parts.filter((p) => p.media && !before.parts.find((q) => q.index === p.index)?.media);
    if (ended(this.job.status) && !ended(before.status)) {
      const text = this.job.parts.filter((p) => p.text).map((p) => p.text).join(' ');
      const media = this.job.parts.filter((p) => p.media).map((p) => NAMES[p.type].toLowerCase());
      announce(this.job.status === 'failed' ? `No answer: ${this.job.error?.message ?? 'the job failed'}` : `${STATUS[this.job.status]}. ${text}${media.length ? ` With ${media.join(', ')}.` : ''}`);
    } else if (done.length) {
      announce(done.map((p) => `${NAMES[p.type]} is ready.`).join(' '));
    } else if (before.status === 'queued' && this.job.status === 'in_progress') {
      announce('The model is at work.');
    }
  }

  #draw() {
    const { job } = this;
    const running = !ended(job.status);
    const hasMedia = (job.input ?? []).some((piece) => piece.type !== 'text');
    this.element.dataset.status = job.status;
    this.element.querySelector('.answer').setAttribute('aria-busy', String(running));
    this.#lanes.element.hidden = !running;
    if (running) {
      this.#lanes.update(lanesOf(job, hasMedia));
    }
    this.#parts.update(job, running);
    this.#status.hidden = job.status === 'succeeded';
    this.#status.dataset.status = job.status;
    this.#status.textContent = {
      queued: 'Waiting for the model',
      in_progress: 'At work',
      partial: 'Partly done: not every part could be made.',
      failed: job.error ? `No answer. ${job.error.message}` : 'No answer.',
      canceled: job.parts.some((p) => p.text || p.media) ? 'Stopped. This is what was there.' : 'Stopped before there was an answer.',
      succeeded: '',
    }[job.status];
    this.#notes.replaceChildren(...(job.warnings ?? []).map((warning) => h('p', { className: 'note-line' }, icon('warning'), warning.message)));
    this.#drawActions(running);
  }

  #drawActions(running) {
    const state = running ? 'running' : `${this.job.status} ${this.job.receipt?.total_ms}`;
    if (this.#end === state) {
      return;
    }
    this.#end = state;
    const button = (name, label, act) => h('button', { type: 'button', className: 'quiet', onclick: act }, icon(name), label);
    if (running) {
      this.#actions.replaceChildren(button('stop', 'Stop', (event) => this.#cancel(event.currentTarget)));
      return;
    }
    const text = this.job.parts.filter((p) => p.text).map((p) => p.text).join('\n');
    this.#actions.replaceChildren(...[
      this.job.receipt ? receipt(this.job, this.#heard.useSeed) : null,
      h('div', { className: 'row' },
        button('again', 'Ask again', () => this.#heard.again(this)),
        text ? button('copy', 'Copy text', (event) => this.#copy(text, event.currentTarget)) : null,
        button('bin', 'Delete', (event) => this.#remove(event.currentTarget))),
    ].filter(Boolean));
  }

  #copy(text, button) {
    navigator.clipboard.writeText(text).then(
      () => { button.lastChild.textContent = 'Copied'; announce('Copied.'); },
      () => this.#say('This browser does not let the page copy. Select the text instead.'));
  }

  #say(sentence) {
    this.#error.textContent = sentence ?? '';
    this.#error.hidden = !sentence;
  }

  async #try(button, act) {
    this.#say(null);
    button.disabled = true;
    try {
      await act();
    } catch (error) {
      this.#say(error.message);
    } finally {
      button.disabled = false;
    }
  }

  #cancel(button) {
    return this.#try(button, async () => {
      await api.cancel(this.job.id);
      announce('Stopping.');
    });
  }

  #retry(part, button) {
    return this.#try(button, async () => {
      const job = await api.retry(this.job.id, part.index);
      announce(`Making the ${NAMES[part.type].toLowerCase()} again.`);
      this.#change(job?.parts ? job : await api.job(this.job.id));
      if (!ended(this.job.status)) {
        this.#follow();
      }
    });
  }

  #remove(button) {
    return this.#try(button, async () => {
      await api.remove(this.job.id);
      this.leave();
      this.#heard.removed(this);
    });
  }
}
