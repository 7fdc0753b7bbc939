// What will go with the request. A medium is uploaded as soon as it is there, so that sending is instant and trouble shows early.

import { api } from './api.js';
import { announce, h, icon } from './dom.js';
import { bytes, facts, kindOf, NAMES } from './format.js';
import { show } from './media.js';

const DRAFT = 'nextgpt.draft.media';

export class Attachments {
  #items = [];
  #changed;
  #fail;

  /**
   * @param {HTMLElement} list where they are shown
   * @param {{ changed: () => void, fail: (sentence: string) => void }} heard
   */
  constructor(list, { changed, fail }) {
    this.list = list;
    this.#changed = changed;
    this.#fail = fail;
    this.#restore();
  }

  get count() {
    return this.#items.length;
  }

  get uploading() {
    return this.#items.some((item) => !item.media && !item.error);
  }

  get broken() {
    return this.#items.filter((item) => item.error);
  }

  /** Adds files; resolves when every one is stored or refused. */
  add(files) {
    return Promise.all([...files].map((file) => this.#upload(file)));
  }

  /** Adds media that the service has already. */
  addStored(list) {
    list.forEach(({ kind, media }) => this.#place({ kind, name: NAMES[kind], media }));
    this.#done();
  }

  /** Takes what is there out, as the pieces of a request. */
  take() {
    const pieces = this.#items.filter((item) => item.media).map((item) => ({ type: item.kind, media: item.media.id, shown: item.media }));
    this.clear();
    return pieces;
  }

  clear() {
    this.#items.forEach((item) => item.stop?.abort());
    this.#items = [];
    this.list.replaceChildren();
    this.#done();
  }

  async #upload(file) {
    // Some systems know no type for some files: then the service looks.
    const kind = kindOf(file.type) ?? (file.type && file.type !== 'application/octet-stream' ? null : 'attach');
    if (!kind) {
      this.#fail(`${file.name} is of the type ${file.type}. Pictures, sounds and videos can be given.`);
      return;
    }
    if (file.size === 0) {
      this.#fail(`${file.name} is empty.`);
      return;
    }
    const item = { kind, name: file.name, size: file.size, stop: new AbortController() };
    this.#place(item);
    const bar = item.element.querySelector('.fill');
    try {
      const stored = await api.upload(file, file.name, (share) => bar?.style.setProperty('--share', String(share)), item.stop.signal);
      item.media = stored;
      item.kind = kindOf(stored.content_type) ?? kind;
      announce(`${file.name} is attached.`);
    } catch (error) {
      if (error.name === 'AbortError') {
        return;
      }
      item.error = error.message;
      this.#fail(`${file.name}: ${error.message}`);
    }
    this.#draw(item);
    this.#done();
  }

  #place(item) {
    item.element = h('li');
    this.#items.push(item);
    this.#draw(item);
    this.list.append(item.element);
    this.#done();
  }

  #draw(item) {
    const remove = h('button', { type: 'button', className: 'icon-button remove', 'aria-label': `Remove ${item.name}`, title: 'Remove', onclick: () => this.#remove(item) }, icon('close'));
    const body = item.media
      ? show(item.kind, item.media, item.name, item.name)
      : h('span', { className: 'upload' }, icon(item.error ? 'warning' : item.kind), h('span', { className: 'upload-name' }, item.name), item.error ? null : h('span', { className: 'track' }, h('span', { className: 'fill' })));
    item.element.title = item.error ?? [item.name, item.media ? facts(item.media) : bytes(item.size)].join(', ');
    item.element.className = `attachment ${item.kind}`;
    item.element.classList.toggle('broken', Boolean(item.error));
    item.element.classList.toggle('pending', !item.media);
    item.element.replaceChildren(body, remove);
  }

  #remove(item) {
    item.stop?.abort();
    this.#items = this.#items.filter((other) => other !== item);
    item.element.remove();
    announce(`${item.name} is removed.`);
    this.#done();
  }

  #done() {
    const stored = this.#items.filter((item) => item.media).map(({ kind, name, media }) => ({ kind, name, media }));
    if (stored.length) {
      sessionStorage.setItem(DRAFT, JSON.stringify(stored));
    } else {
      sessionStorage.removeItem(DRAFT);
    }
    this.#changed();
  }

  #restore() {
    try {
      JSON.parse(sessionStorage.getItem(DRAFT) ?? '[]').forEach((item) => this.#place(item));
    } catch {
      sessionStorage.removeItem(DRAFT);
    }
  }
}
