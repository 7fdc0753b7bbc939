// Media in an answer or in a request: shown, played, enlarged, saved.

import { mediaAddress, mediaBytes } from './api.js';
import { $, h, icon, s } from './dom.js';
import { clock, facts } from './format.js';

const small = (media) => Math.max(media.width ?? 0, media.height ?? 0) <= 256;

/** Sets an element's address, and says on the spot when the bytes cannot be had. */
function load(element, media, box) {
  const missing = () => box.replaceChildren(h('p', { className: 'missing' }, icon('warning'), 'These bytes are not there any more.'));
  mediaAddress(media).then((address) => { element.src = address; }, missing);
  element.addEventListener('error', missing, { once: true });
}

export function save(media, name) {
  const link = h('a', { className: 'icon-button', download: name, href: media.url, 'aria-label': `Download ${name}`, title: 'Download' }, icon('download'));
  mediaAddress(media).then((address) => { link.href = address; }, () => {});
  return link;
}

/** A picture that opens enlarged. */
export function picture(media, alt, name) {
  const image = h('img', { alt, className: small(media) ? 'pixels' : null, width: media.width, height: media.height, decoding: 'async' });
  const button = h('button', { type: 'button', className: 'frame', 'aria-label': `${alt}. Enlarge`, onclick: () => enlarge(media, alt, name) }, image);
  load(image, media, button);
  return button;
}

function enlarge(media, alt, name) {
  const dialog = $('zoom');
  const image = h('img', { alt, className: small(media) ? 'pixels' : null, width: media.width, height: media.height });
  const box = h('div', { className: 'zoomed' }, image);
  load(image, media, box);
  const close = h('button', { type: 'button', className: 'icon-button', 'aria-label': 'Close', autofocus: true, onclick: () => dialog.close() }, icon('close'));
  dialog.replaceChildren(box, h('p', { className: 'zoom-bar' }, h('span', {}, facts(media)), h('span', { className: 'grow' }), save(media, name), close));
  dialog.onclick = (event) => event.target === dialog && dialog.close();
  dialog.showModal();
}

export function film(media, label) {
  const video = h('video', { preload: 'auto', loop: true, className: small(media) ? 'pixels' : null, width: media.width, height: media.height, 'aria-label': label });
  video.playsInline = true;
  const box = h('div', { className: 'frame film' }, video);
  load(video, media, box);
  if (!small(media)) {
    video.controls = true;
    return box;
  }
  // The browser's own controls would cover a small picture.
  const line = h('div', { className: 'film-line' });
  const { toggle, seek } = transport(video, media, label, (at) => line.style.setProperty('--at', `${at * 100}%`));
  line.append(seek);
  box.append(h('div', { className: 'film-bar' }, toggle, line));
  return box;
}

/** A button and a position for something that plays. */
function transport(player, media, label, moved) {
  const toggle = h('button', { type: 'button', className: 'play', 'aria-label': `Play ${label}` }, icon('play'));
  const seek = h('input', { type: 'range', min: '0', max: '1000', value: '0', 'aria-label': `Position in ${label}` });
  const length = () => (Number.isFinite(player.duration) ? player.duration : media.seconds ?? 0);
  const draw = () => {
    const at = length() ? player.currentTime / length() : 0;
    seek.value = String(Math.round(at * 1000));
    seek.setAttribute('aria-valuetext', `${clock(player.currentTime)} of ${clock(length())}`);
    moved(at, length());
    if (!player.paused && player.isConnected) {
      requestAnimationFrame(draw);
    }
  };
  const turn = () => {
    toggle.replaceChildren(icon(player.paused ? 'play' : 'pause'));
    toggle.setAttribute('aria-label', `${player.paused ? 'Play' : 'Pause'} ${label}`);
    draw();
  };
  player.addEventListener('play', turn);
  player.addEventListener('pause', turn);
  player.addEventListener('ended', () => { player.currentTime = 0; turn(); });
  player.addEventListener('loadedmetadata', draw);
  seek.addEventListener('input', () => { player.currentTime = (Number(seek.value) / 1000) * length(); draw(); });
  toggle.addEventListener('click', () => (player.paused ? player.play().catch(() => {}) : player.pause()));
  return { toggle, seek };
}

const BARS = 72;
const shapes = new Map();

/** The outline of a sound: a path of bars in a box of BARS x 40, from its loudest sample in each stretch. */
async function outline(media) {
  const buffer = await new OfflineAudioContext(1, 1, 16000).decodeAudioData(await mediaBytes(media));
  const samples = buffer.getChannelData(0);
  const stretch = Math.max(1, Math.floor(samples.length / BARS));
  const peaks = Array.from({ length: BARS }, (_, bar) => {
    let peak = 0;
    for (let i = bar * stretch; i < Math.min(samples.length, (bar + 1) * stretch); i += 1) {
      peak = Math.max(peak, Math.abs(samples[i]));
    }
    return peak;
  });
  return peaks.map((peak, i) => {
    const half = Math.max(0.6, Math.min(19, peak * 22));
    return `M${i + 0.5} ${20 - half}V${20 + half}`;
  }).join('');
}

/** A player with the outline of the sound as its time line. */
export function sound(media, label) {
  const audio = h('audio', { preload: 'auto', 'aria-label': label });
  const box = h('div', { className: 'sound' });
  load(audio, media, box);
  const wave = s('path', { class: 'wave' });
  const played = s('path', { class: 'played' });
  const svg = s('svg', { viewBox: `0 0 ${BARS} 40`, preserveAspectRatio: 'none', 'aria-hidden': 'true' }, wave, played);
  if (!shapes.has(media.id)) {
    shapes.set(media.id, outline(media).catch(() => 'M0 20H72'));
  }
  shapes.get(media.id).then((d) => [wave, played].forEach((path) => path.setAttribute('d', d)));

  const time = h('span', { className: 'time' }, clock(media.seconds));
  const { toggle, seek } = transport(audio, media, label, (at, length) => {
    svg.style.setProperty('--at', `${at * 100}%`);
    time.textContent = clock(audio.paused && at === 0 ? length : audio.currentTime);
  });
  box.append(audio, toggle, h('div', { className: 'timeline' }, svg, seek), time);
  return box;
}

/** A medium of either side, by its kind. */
export function show(kind, media, label, name) {
  return kind === 'image' ? picture(media, label, name) : kind === 'audio' ? sound(media, label) : film(media, label);
}
