// How the answer is to be made: which kinds, and the numbers.

import { h } from './dom.js';
import { KINDS, NAMES } from './format.js';

const CHOICE = { auto: 'The model decides', exactly: 'Exactly these', without: 'Anything but these' };

const NUMBERS = [
  { name: 'seed', label: 'Seed', hint: 'The same seed gives the same answer', min: 0, max: Number.MAX_SAFE_INTEGER, step: 1, placeholder: '0' },
  { name: 'steps', label: 'Steps', hint: 'Denoising steps of each medium', min: 1, max: 1000, step: 1, placeholder: 'default' },
  { name: 'guidance', label: 'Guidance', hint: 'How closely a medium follows the words', min: 0, max: 100, step: 0.1, placeholder: 'default' },
  { name: 'temperature', label: 'Temperature', hint: '0 takes the likeliest word always', min: 0, max: 10, step: 0.1, placeholder: '0' },
];

export class Options {
  #mode = 'auto';
  #kinds = new Map();
  #numbers = new Map();
  #changed;

  constructor(box, changed) {
    this.#changed = changed;
    const radios = Object.entries(CHOICE).map(([mode, label]) => h('label', { className: 'segment' },
      h('input', { type: 'radio', name: 'kinds', value: mode, checked: mode === 'auto', onchange: () => this.#choose(mode) }), h('span', {}, label)));
    const boxes = KINDS.map((kind) => {
      const input = h('input', { type: 'checkbox', value: kind, disabled: true, onchange: () => this.#changed() });
      this.#kinds.set(kind, input);
      return h('label', { className: `chip ${kind}` }, input, h('span', {}, NAMES[kind]));
    });
    const numbers = NUMBERS.map((n) => {
      const id = `option-${n.name}`;
      const input = h('input', { id, type: 'number', inputmode: 'decimal', min: String(n.min), max: String(n.max), step: n.step === 1 ? '1' : 'any', placeholder: n.placeholder, 'aria-describedby': `${id}-hint`, oninput: () => this.#changed() });
      this.#numbers.set(n.name, input);
      return h('p', { className: 'number' }, h('label', { for: id }, n.label), input, h('span', { id: `${id}-hint`, className: 'hint' }, n.hint));
    });
    box.append(
      h('fieldset', {}, h('legend', {}, 'Kinds in the answer'), h('div', { className: 'segments' }, ...radios), h('div', { className: 'chips' }, ...boxes)),
      h('div', { className: 'numbers' }, ...numbers));
    this.box = box;
  }

  #choose(mode) {
    this.#mode = mode;
    this.#kinds.forEach((input) => { input.disabled = mode === 'auto'; });
    this.#changed();
  }

  get #chosen() {
    return KINDS.filter((kind) => this.#kinds.get(kind).checked);
  }

  /** What is chosen, in a few words; empty when nothing is. */
  get summary() {
    const names = this.#chosen.map((kind) => NAMES[kind].toLowerCase()).join(', ');
    const kinds = this.#mode === 'auto' || !names ? null : this.#mode === 'exactly' ? `only ${names}` : `no ${names}`;
    const numbers = NUMBERS.filter((n) => this.#numbers.get(n.name).value !== '').map((n) => `${n.label.toLowerCase()} ${this.#numbers.get(n.name).value}`);
    return [kinds, ...numbers].filter(Boolean).join(', ');
  }

  set seed(value) {
    this.#numbers.get('seed').value = String(value);
    this.#changed();
  }

  /** What a request says of it. Throws a sentence when something cannot be. */
  read() {
    const request = {};
    const kinds = this.#chosen;
    if (this.#mode === 'exactly') {
      if (!kinds.length) {
        throw this.#wrong(this.#kinds.get('text'), 'Choose at least one kind, or let the model decide.');
      }
      request.modalities = kinds;
    } else if (this.#mode === 'without' && kinds.length) {
      if (kinds.length === KINDS.length) {
        throw this.#wrong(this.#kinds.get('text'), 'Leave at least one kind for the answer.');
      }
      request.forbid = kinds;
    }
    const generation = {};
    for (const n of NUMBERS) {
      const input = this.#numbers.get(n.name);
      if (input.value === '' && !input.validity.badInput) {
        continue;
      }
      const value = Number(input.value);
      if (input.validity.badInput || !Number.isFinite(value) || value < n.min || value > n.max || (n.step === 1 && !Number.isInteger(value))) {
        throw this.#wrong(input, `${n.label} is a ${n.step === 1 ? 'whole ' : ''}number from ${n.min} ${n.max > 1e6 ? 'up' : `to ${n.max}`}.`);
      }
      generation[n.name] = value;
    }
    return Object.keys(generation).length ? { ...request, generation } : request;
  }

  #wrong(input, sentence) {
    return Object.assign(new Error(sentence), { input });
  }
}
