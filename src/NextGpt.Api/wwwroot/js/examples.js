// Something to click for every mix: each kind in with each kind out, and several at once.

import { h, icon } from './dom.js';
import { KINDS, NAMES } from './format.js';
import { SAMPLES } from './samples.js';

const PAIRS = {
  text: {
    text: 'What can you do?',
    image: 'Draw a large red circle on the left',
    audio: 'Play three loud bells',
    video: 'Film a blue square that moves up',
  },
  image: {
    text: 'What do you see?',
    image: 'Draw it in yellow',
    audio: 'Play what you see',
    video: 'Let it move to the left',
  },
  audio: {
    text: 'How many notes are there?',
    image: 'Draw what you hear',
    audio: 'Play it once more, but low',
    video: 'Film what you hear',
  },
  video: {
    text: 'What moves, and where to?',
    image: 'Draw the shape in this video',
    audio: 'Play what you see',
    video: 'Film it once more, but upwards',
  },
};

const MIXES = [
  { give: [], want: ['image', 'audio', 'video'], text: 'Draw a large red circle on the left, play three loud bells and film a blue square that moves up' },
  { give: ['image', 'audio'], want: ['text'], text: 'What do you see and how many notes are there?' },
  { give: ['image', 'audio', 'video'], want: ['text', 'image', 'audio'], text: 'Describe the picture, draw the shape in the video and play two soft flute notes' },
];

const GIVEN = { text: 'From words', image: 'From a picture', audio: 'From a sound', video: 'From a video' };

function card(give, want, text, run, both = false) {
  const kinds = (list) => list.map((kind) => NAMES[kind].toLowerCase()).join(', ');
  const label = `${text}. Gives ${give.length ? kinds(give) : 'only words'}, gets ${kinds(want)}.`;
  const button = h('button', { type: 'button', className: 'example', 'aria-label': label, onclick: () => go() },
    h('span', { className: 'example-kinds' }, ...(both ? [...(give.length ? give : ['text']).map(icon), '→'] : []), ...want.map(icon)), h('span', {}, text));
  async function go() {
    button.disabled = true;
    try {
      await run(text, await Promise.all(give.map((kind) => SAMPLES[kind]())));
    } finally {
      button.disabled = false;
    }
  }
  return button;
}

/** @param {(text: string, files: File[]) => Promise<void>} run asks */
export function examples(run) {
  const columns = KINDS.map((given) => h('section', { className: `mix ${given}` },
    h('h2', {}, icon(given), GIVEN[given]),
    h('div', { className: 'mix-list' }, ...KINDS.map((wanted) => card(given === 'text' ? [] : [given], [wanted], PAIRS[given][wanted], run)))));
  const several = h('section', { className: 'mix several' },
    h('h2', {}, 'Several at once'),
    h('div', { className: 'mix-list' }, ...MIXES.map((mix) => card(mix.give, mix.want, mix.text, run, true))));
  return [...columns, several];
}
