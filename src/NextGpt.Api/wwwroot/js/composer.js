// Where a request is written.

import { Attachments } from './attachments.js';
import { $, announce, h, icon } from './dom.js';
import { Options } from './options.js';
import { Recorder } from './recorder.js';

const DRAFT = 'nextgpt.draft.text';

export class Composer {
  #send;
  #sending = false;

  /** @param {(pieces: object[], options: object) => Promise<void>} send asks; what it throws is shown here, and nothing that was written is lost */
  constructor(send) {
    this.#send = send;
    this.form = $('composer');
    this.prompt = $('prompt');
    this.attachments = new Attachments($('attachments'), { changed: () => this.#draw(), fail: (sentence) => this.fail(sentence) });
    this.options = new Options($('options'), () => this.#draw());
    this.recorder = new Recorder($('recorder'), { add: (files) => this.add(files), fail: (sentence) => this.fail(sentence) });
    $('pick').append(icon('attach'), h('span', {}, 'Add'));
    // On a narrow page these two are icons alone.
    $('pick').setAttribute('aria-label', 'Add files');
    $('record').setAttribute('aria-label', 'Record');
    $('record').append(icon('microphone'), h('span', {}, 'Record'));
    $('options-open').append(icon('sliders'), h('span', {}, 'Options'));
    $('send').append(icon('send'), h('span', {}, 'Send'));
    this.prompt.value = localStorage.getItem(DRAFT) ?? '';
    this.#listen();
    this.#draw();
  }

  #listen() {
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit();
    });
    this.prompt.addEventListener('input', () => {
      localStorage.setItem(DRAFT, this.prompt.value);
      this.#draw();
    });
    this.prompt.addEventListener('keydown', (event) => {
      // A phone's return key makes a new line: it has no Shift.
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && !matchMedia('(pointer: coarse)').matches) {
        event.preventDefault();
        this.submit();
      }
    });
    $('pick').addEventListener('click', () => $('file').click());
    $('file').addEventListener('change', () => {
      this.add($('file').files);
      $('file').value = '';
    });
    this.#fold($('options-open'), $('options'));
    $('record').addEventListener('click', () => ($('recorder').hidden ? this.recorder.open() : this.recorder.close()));
    new MutationObserver(() => $('record').setAttribute('aria-expanded', String(!$('recorder').hidden))).observe($('recorder'), { attributes: true, attributeFilter: ['hidden'] });
    document.addEventListener('paste', (event) => {
      if (event.clipboardData?.files.length) {
        event.preventDefault();
        this.add(event.clipboardData.files);
      }
    });
    this.#drops();
  }

  #fold(button, box) {
    button.addEventListener('click', () => {
      box.hidden = !box.hidden;
      button.setAttribute('aria-expanded', String(!box.hidden));
    });
  }

  #drops() {
    let depth = 0;
    const files = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
    const turn = (change) => {
      depth = Math.max(0, change);
      $('drop').hidden = depth === 0;
    };
    addEventListener('dragenter', (event) => files(event) && turn(depth + 1));
    addEventListener('dragleave', (event) => files(event) && turn(depth - 1));
    addEventListener('dragover', (event) => files(event) && event.preventDefault());
    addEventListener('drop', (event) => {
      if (files(event)) {
        event.preventDefault();
        turn(0);
        this.add(event.dataTransfer.files);
      }
    });
  }

  add(files) {
    this.fail(null);
    return this.attachments.add(files);
  }

  /** Says what is wrong, or takes it back. */
  fail(sentence) {
    $('form-error').textContent = sentence ?? '';
    $('form-error').hidden = !sentence;
  }

  /** Writes a request without sending it. */
  fill(text, media) {
    this.attachments.clear();
    this.prompt.value = text;
    localStorage.setItem(DRAFT, text);
    this.attachments.addStored(media);
    this.prompt.focus();
    this.#draw();
  }

  async submit() {
    if (this.#sending) {
      return;
    }
    const text = this.prompt.value.trim();
    this.fail(null);
    if (this.attachments.uploading) {
      this.fail('A file is still on its way. Send when it is there.');
      return;
    }
    if (this.attachments.broken.length) {
      this.fail(`${this.attachments.broken[0].name} could not be attached: ${this.attachments.broken[0].error} Remove it to send the rest.`);
      return;
    }
    if (!text && !this.attachments.count) {
      this.fail('Write something, or add a picture, a sound or a video.');
      this.prompt.focus();
      return;
    }
    let options;
    try {
      options = this.options.read();
    } catch (error) {
      $('options').hidden = false;
      $('options-open').setAttribute('aria-expanded', 'true');
      this.fail(error.message);
      error.input.focus();
      return;
    }
    this.#sending = true;
    this.#draw();
    const media = this.attachments.take();
    const pieces = [...media, ...(text ? [{ type: 'text', text }] : [])];
    this.prompt.value = '';
    this.#draw();
    try {
      await this.#send(pieces, options);
      localStorage.removeItem(DRAFT);
      announce('Sent.');
    } catch (error) {
      this.prompt.value = this.prompt.value || text;
      this.attachments.addStored(media.map((piece) => ({ kind: piece.type, media: piece.shown })));
      this.fail(error.message);
    } finally {
      this.#sending = false;
      this.#draw();
    }
  }

  #draw() {
    // The text area is as high as its text, within what its style allows.
    this.prompt.style.height = 'auto';
    this.prompt.style.height = `${this.prompt.scrollHeight + 2}px`;
    $('send').setAttribute('aria-busy', String(this.#sending));
    const summary = this.options?.summary ?? '';
    $('options-open').lastChild.textContent = summary || 'Options';
    $('options-open').classList.toggle('set', Boolean(summary));
  }
}
