import { api, UNREACHABLE } from './api.js';
import { Composer } from './composer.js';
import { $, h, icon } from './dom.js';
import { examples } from './examples.js';
import { History } from './history.js';
import { keys } from './keys.js';
import { Turn } from './turn.js';

const turns = new Map();
let conversation = null;

const history = new History();
const composer = new Composer((pieces, options) => ask(pieces, options));
const askForKey = keys(() => { start(); });

$('examples').append(...examples(async (text, files) => {
  composer.fill(text, []);
  await composer.add(files);
  if (!composer.attachments.broken.length) {
    await composer.submit();
  }
}));

/** Says something about the whole service above the conversation; null takes it back. */
function banner(sentence) {
  $('banner').textContent = sentence ?? '';
  $('banner').hidden = !sentence;
}

function trouble(error) {
  if (error?.status === 401) {
    askForKey('The service asks for an API key. It stays in this browser.');
  }
  banner(error ? (error.status ? error.message : `${UNREACHABLE} Trying again.`) : null);
}

async function ask(pieces, options) {
  if ([...turns.values()].some((turn) => turn.running)) {
    throw new Error('The answer before this one is still being made. Wait for it, or stop it.');
  }
  const input = pieces.map(({ shown, ...piece }) => piece);
  const request = { input, ...options, ...(conversation ? { conversation } : {}) };
  let job;
  try {
    // The key of the request makes a repeated click one job.
    job = await api.start(request, crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`);
  } catch (error) {
    if (error.status === 401) {
      trouble(error);
    }
    throw error;
  }
  banner(null);
  conversation = job.conversation ?? job.id;
  if (location.hash.slice(1) !== conversation) {
    window.history.pushState(null, '', `#${conversation}`);
  }
  const turn = add({ ...job, input: pieces });
  history.put(turn.job);
  atEnd = true;
}

// A reader who is at the end stays there while an answer grows; one who scrolled away is left alone.
const main = $('main');
let atEnd = true;
main.addEventListener('scroll', () => { atEnd = main.scrollHeight - main.scrollTop - main.clientHeight < 60; });
// Whoever opens a receipt wants to read it from its beginning.
main.addEventListener('click', (event) => { atEnd &&= !event.target.closest('summary'); }, true);
new ResizeObserver(() => {
  if (atEnd && turns.size) {
    main.scrollTop = main.scrollHeight;
  }
}).observe($('thread'));

function add(job) {
  if (turns.has(job.id)) {
    return turns.get(job.id);
  }
  const turn = new Turn(job, {
    again: (which) => composer.fill(
      which.job.input.filter((piece) => piece.type === 'text').map((piece) => piece.text).join('\n'),
      which.job.input.filter((piece) => piece.type !== 'text').map((piece) => ({ kind: piece.type, media: piece.shown ?? { id: piece.media, url: `/v1/media/${piece.media}`, content_type: `${piece.type}/*` } }))),
    useSeed: (seed) => {
      composer.options.seed = seed;
      composer.prompt.focus();
    },
    changed: (which) => history.put(which.job),
    lost: trouble,
    removed: (which) => {
      turns.delete(which.job.id);
      which.element.remove();
      history.drop(which.job);
      if (!turns.size) {
        location.hash = '';
      }
      composer.prompt.focus();
    },
  });
  turns.set(job.id, turn);
  $('thread').append(turn.element);
  $('welcome').hidden = true;
  return turn;
}

for (const link of [$('home'), $('new')]) {
  link.addEventListener('click', () => composer.prompt.focus());
}
// The address names conversations: this link moves the focus and leaves the address alone.
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  composer.prompt.focus();
});

function clear() {
  turns.forEach((turn) => turn.leave());
  turns.clear();
  $('thread').replaceChildren();
}

/** The conversation that the address names, or nothing: whatever else stands there is none. */
function named() {
  return /^#((?:conv|job)_[\w-]+)$/.exec(location.hash)?.[1] ?? '';
}

/** Shows the conversation that the address names. */
async function open() {
  const wanted = named();
  if (wanted && wanted === conversation && turns.size) {
    return;
  }
  clear();
  conversation = wanted || null;
  $('welcome').hidden = Boolean(wanted);
  history.draw();
  if (!wanted) {
    return;
  }
  try {
    const jobs = wanted.startsWith('job_') ? [await api.job(wanted)] : await all(wanted);
    if (conversation !== wanted) {
      return;
    }
    if (!jobs.length) {
      $('thread').replaceChildren(h('p', { className: 'notice' }, 'This conversation is not there any more. ', h('a', { href: '#' }, 'Begin a new one')));
      return;
    }
    jobs.forEach(add);
    atEnd = true;
  } catch (error) {
    trouble(error);
    $('thread').replaceChildren(h('p', { className: 'notice' }, error.message, ' ', h('button', { type: 'button', className: 'link', onclick: open }, 'Try again')));
  }
}

/** The jobs of a conversation, oldest first. */
async function all(id) {
  const jobs = [];
  let after = null;
  do {
    const page = await api.jobs({ conversation: id, limit: 100, ...(after ? { after } : {}) });
    jobs.push(...page.data.filter((job) => job.conversation === id));
    after = page.next;
  } while (after);
  return jobs.reverse();
}

/** Watches whether the model is there, until it is. */
async function watch() {
  const show = (name, state) => {
    $('model-name').textContent = name;
    $('model-dot').dataset.state = state;
  };
  let wait = 1000;
  for (;;) {
    try {
      const [models, ready] = await Promise.all([api.models(), api.ready()]);
      const name = models.data[0]?.id ?? 'No model';
      show(ready ? name : `${name} is waking up`, ready ? 'ready' : 'waking');
      trouble(null);
      if (ready) {
        return;
      }
    } catch (error) {
      show('No connection', 'lost');
      trouble(error);
      if (error.status === 401) {
        return;
      }
    }
    await new Promise((resolve) => { setTimeout(resolve, wait); });
    wait = Math.min(wait * 1.5, 8000);
  }
}

function start() {
  banner(null);
  watch();
  history.load();
  open();
}

const theme = $('theme');
const dark = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => (document.documentElement.dataset.theme ?? (dark.matches ? 'dark' : 'light')) === 'dark';
const drawTheme = () => {
  theme.replaceChildren(icon(isDark() ? 'sun' : 'moon'));
  theme.setAttribute('aria-pressed', String(isDark()));
};
theme.addEventListener('click', () => {
  document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
  localStorage.setItem('nextgpt.theme', document.documentElement.dataset.theme);
  drawTheme();
});
dark.addEventListener('change', drawTheme);
drawTheme();

addEventListener('hashchange', open);
addEventListener('popstate', open);
document.addEventListener('keydown', (event) => {
  // Whoever begins to type writes a request, wherever on the page.
  const letter = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (letter && (event.target === document.body || event.target === main)) {
    composer.prompt.focus();
  }
});
start();
