// Media for the examples, made on the spot: a picture by canvas, a sound by arithmetic; the video is a small file.

import { wav } from './wav.js';

const COLOURS = { red: '#e11e1e', yellow: '#f5e128', green: '#1eaa3c', blue: '#2850e1', black: '#0a0a0a', grey: '#808080' };

/** A large shape in the middle of 64 x 64 pixels. */
export function drawing(shape, colour, background) {
  const canvas = document.createElement('canvas');
  canvas.width = 64;
  canvas.height = 64;
  const context = canvas.getContext('2d');
  context.fillStyle = COLOURS[background];
  context.fillRect(0, 0, 64, 64);
  context.fillStyle = COLOURS[colour];
  context.beginPath();
  if (shape === 'circle') {
    context.arc(32, 32, 13.5, 0, 7);
  } else if (shape === 'square') {
    context.rect(32 - 12.15, 32 - 12.15, 24.3, 24.3);
  } else {
    context.moveTo(32, 18.5);
    context.lineTo(45.5, 45.5);
    context.lineTo(18.5, 45.5);
  }
  context.fill();
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(new File([blob], `${colour}-${shape}.png`, { type: 'image/png' })), 'image/png'));
}

const NOTES = {
  flute: (phase) => (Math.sin(phase) + 0.15 * Math.sin(2 * phase)) / 1.15,
  bell: (phase, t) => (Math.sin(phase) * Math.exp(-t / 0.12) + 0.6 * Math.sin(2.76 * phase) * Math.exp(-t / 0.09) + 0.35 * Math.sin(5.4 * phase) * Math.exp(-t / 0.06)) / 1.5,
};

/** A few loud notes in two seconds at 16 kHz. */
export function notes(count, timbre, hertz) {
  const rate = 16000;
  const samples = new Float32Array(rate * 2);
  for (let n = 0; n < count; n += 1) {
    const from = Math.round((0.12 + 0.46 * n) * rate);
    for (let i = 0; i < 0.28 * rate; i += 1) {
      const t = i / rate;
      const edge = Math.min(1, t / 0.01, (0.28 - t) / 0.03);
      samples[from + i] = 0.7 * edge * NOTES[timbre](2 * Math.PI * hertz * t, t);
    }
  }
  return new File([wav(samples, rate)], `${count}-${timbre}-notes.wav`, { type: 'audio/wav' });
}

/** A red circle that moves slowly to the right. */
export async function clip() {
  const response = await fetch('/examples/circle.mp4');
  return new File([await response.blob()], 'circle.mp4', { type: 'video/mp4' });
}

export const SAMPLES = {
  image: () => drawing('square', 'blue', 'black'),
  audio: async () => notes(3, 'bell', 1047),
  video: clip,
};
