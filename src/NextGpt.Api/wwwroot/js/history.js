// Conversations that were begun earlier, newest first.

import { api } from './api.js';
import { $, h, icon } from './dom.js';
import { ended, moment, NAMES, STATUS } from './format.js';

const PAGE = 30;

/** What a job is called in a list. */
export function title(job) {
  const text = (job.input ?? []).filter((piece) => piece.type === 'text').map((piece) => piece.text).join(' ').trim();
  return text || (job.input ?? []).map((piece) => NAMES[piece.type]).join(', ') || job.parts.find((p) => p.text)?.text || job.id;
}

export class History {
  #jobs = new Map();
  #next = null;
  #list = $('history-list');
  #error = null;
  #loaded = false;

  constructor() {
    const panel = $('history');
    const narrow = matchMedia('(max-width: 860px)');
    const open = (wanted) => {
      panel.classList.toggle('open', wanted);
      panel.inert = narrow.matches && !wanted;
      $('shade').hidden = !(narrow.matches && wanted);
      $('history-open').setAttribute('aria-expanded', String(wanted));
    };
    $('history-open').append(icon('menu'));
    $('history-close').append(icon('close'));
    $('new-icon').replaceWith(icon('attach'));
    $('history-open').addEventListener('click', () => { open(true); $('history-close').focus(); });
    const close = () => { open(false); $('history-open').focus(); };
    $('history-close').addEventListener('click', close);
    $('shade').addEventListener('click', close);
    panel.addEventListener('keydown', (event) => event.key === 'Escape' && narrow.matches && close());
    panel.addEventListener('click', (event) => event.target.closest('a') && open(false));
    narrow.addEventListener('change', () => open(false));
    open(false);
  }

  /** Reads the newest jobs. */
  async load() {
    try {
      const page = await api.jobs({ limit: PAGE });
      page.data.forEach((job) => this.#jobs.set(job.id, job));
      this.#next = page.next;
      this.#error = null;
    } catch (error) {
      this.#error = error.message;
    }
    this.#loaded = true;
    this.draw();
  }

  async #more() {
    try {
      const page = await api.jobs({ limit: PAGE, after: this.#next });
      page.data.forEach((job) => this.#jobs.set(job.id, job));
      this.#next = page.next;
    } catch (error) {
      this.#error = error.message;
    }
    this.draw();
  }

  put(job) {
    const before = this.#jobs.get(job.id);
    this.#jobs.set(job.id, job);
    if (!before || before.status !== job.status) {
      this.draw();
    }
  }

  drop(job) {
    this.#jobs.delete(job.id);
    this.draw();
  }

  /** The jobs of a conversation that are known here, oldest first. */
  of(conversation) {
    return [...this.#jobs.values()].filter((job) => job.conversation === conversation).sort((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1));
  }

  draw() {
    const conversations = new Map();
    for (const job of this.#jobs.values()) {
      const id = job.conversation ?? job.id;
      conversations.set(id, [...(conversations.get(id) ?? []), job]);
    }
    const rows = [...conversations].map(([id, jobs]) => {
      jobs.sort((a, b) => a.created_at - b.created_at);
      return { id, first: jobs[0], last: jobs.at(-1), count: jobs.length, busy: jobs.some((job) => !ended(job.status)) };
    }).sort((a, b) => b.last.created_at - a.last.created_at);
    const here = location.hash.slice(1);
    this.#list.replaceChildren(
      ...rows.map((row) => h('a', { className: 'past', href: `#${row.id}`, 'aria-current': row.id === here ? 'page' : null },
        h('span', { className: 'past-title' }, title(row.first)),
        h('span', { className: 'past-facts' },
          row.busy ? h('span', { className: 'busy' }, STATUS.in_progress) : row.last.status === 'succeeded' ? moment(row.last.created_at) : `${STATUS[row.last.status]}, ${moment(row.last.created_at)}`,
          row.count > 1 ? ` · ${row.count} requests` : ''))),
      ...(this.#loaded && !rows.length && !this.#error ? [h('p', { className: 'empty' }, 'What you ask will be listed here.')] : []),
      ...(this.#error ? [h('p', { className: 'empty' }, this.#error)] : []),
      ...(this.#next ? [h('button', { type: 'button', className: 'quiet', onclick: () => this.#more() }, 'Show earlier ones')] : []));
  }
}
