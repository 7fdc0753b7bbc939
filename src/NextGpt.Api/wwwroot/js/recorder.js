// Recording by microphone and camera. A sound becomes WAV here, so that every browser's recording is one that every service reads.

import { announce, h, icon } from './dom.js';
import { clock } from './format.js';
import { wav } from './wav.js';

const LONGEST = 30;
const RATE = 16000;
const SLICE = 250;

async function asWav(blob) {
  const buffer = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await blob.arrayBuffer());
  const mono = new Float32Array(buffer.length);
  for (let c = 0; c < buffer.numberOfChannels; c += 1) {
    buffer.getChannelData(c).forEach((sample, i) => { mono[i] += sample / buffer.numberOfChannels; });
  }
  return new File([wav(mono, RATE)], 'recording.wav', { type: 'audio/wav' });
}

function refusal(error) {
  return {
    NotAllowedError: 'The browser was not allowed to use it. Allow the microphone or camera for this page, and try again.',
    NotFoundError: 'There is no microphone or camera here.',
    NotReadableError: 'Another program uses the microphone or camera.',
  }[error.name] ?? 'Recording failed in this browser. Pick a file instead.';
}

export class Recorder {
  #box;
  #add;
  #fail;
  #stream = null;
  #timer = 0;

  constructor(box, { add, fail }) {
    this.#box = box;
    this.#add = add;
    this.#fail = fail;
  }

  open() {
    const choice = (name, label, act) => h('button', { type: 'button', className: 'plain', onclick: act }, icon(name), label);
    this.#box.replaceChildren(
      choice('microphone', 'Sound', () => this.#record({ audio: true }, 'audio')),
      choice('camera', 'Picture', () => this.#still()),
      choice('video', 'Video', () => this.#record({ audio: true, video: true }, 'video')));
    this.#box.hidden = false;
    this.#box.querySelector('button').focus();
  }

  close() {
    clearInterval(this.#timer);
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#stream = null;
    this.#box.hidden = true;
    this.#box.replaceChildren();
  }

  async #open(wanted) {
    if (!navigator.mediaDevices?.getUserMedia) {
      throw Object.assign(new Error(), { name: 'NoDevices' });
    }
    this.#stream = await navigator.mediaDevices.getUserMedia(wanted);
    return this.#stream;
  }

  #refused(error) {
    this.close();
    this.#fail(error.name === 'NoDevices' ? 'This browser records only on pages that came over https or from this machine. Pick a file instead.' : refusal(error));
  }

  #preview(stream) {
    const video = h('video', { className: 'preview', 'aria-label': 'What the camera sees' });
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream;
    video.play().catch(() => {});
    return video;
  }

  async #record(wanted, kind) {
    try {
      const stream = await this.#open(wanted);
      const recorder = new MediaRecorder(stream);
      const chunks = [];
      let keep = false;
      let begun = 0;
      recorder.addEventListener('dataavailable', (event) => {
        chunks.push(event.data);
        // Devices and encoders take their time until something comes out of them: what is shown is the length of the recording.
        begun ||= event.data.size ? performance.now() - SLICE : 0;
      });
      recorder.addEventListener('stop', async () => {
        const blob = new Blob(chunks, { type: recorder.mimeType });
        this.close();
        if (keep) {
          const type = recorder.mimeType.split(';')[0];
          try {
            await this.#add([kind === 'audio' ? await asWav(blob) : new File([blob], `recording.${type.split('/')[1]}`, { type })]);
          } catch {
            this.#fail('The recording was too short or empty. Record for a second at least.');
          }
        }
      });
      const end = (wantedEnd) => { keep = wantedEnd; recorder.stop(); };
      const time = h('span', { className: 'time' }, clock(0));
      this.#timer = setInterval(() => {
        const seconds = begun ? (performance.now() - begun) / 1000 : 0;
        time.textContent = clock(seconds);
        if (seconds >= LONGEST) {
          end(true);
        }
      }, SLICE);
      const stop = h('button', { type: 'button', className: 'plain', onclick: () => end(true) }, icon('stop'), 'Finish');
      this.#box.replaceChildren(...[
        kind === 'video' ? this.#preview(stream) : null,
        h('span', { className: 'live', 'aria-hidden': 'true' }),
        h('span', {}, 'Recording ', time), stop,
        h('button', { type: 'button', className: 'quiet', onclick: () => end(false) }, 'Discard')].filter(Boolean));
      stop.focus();
      recorder.start(SLICE);
      announce(`Recording, ${LONGEST} seconds at most.`);
    } catch (error) {
      this.#refused(error);
    }
  }

  async #still() {
    try {
      const video = this.#preview(await this.#open({ video: true }));
      const take = h('button', { type: 'button', className: 'plain', disabled: true, onclick: () => {
        const canvas = h('canvas', { width: video.videoWidth, height: video.videoHeight });
        canvas.getContext('2d').drawImage(video, 0, 0);
        canvas.toBlob((blob) => {
          this.close();
          this.#add([new File([blob], 'photo.jpg', { type: 'image/jpeg' })]);
        }, 'image/jpeg', 0.92);
      } }, icon('camera'), 'Take it');
      // A camera takes a while until it sees something.
      video.addEventListener('loadeddata', () => {
        take.disabled = false;
        take.focus();
      }, { once: true });
      const discard = h('button', { type: 'button', className: 'quiet', onclick: () => this.close() }, 'Discard');
      this.#box.replaceChildren(video, take, discard);
      discard.focus();
    } catch (error) {
      this.#refused(error);
    }
  }
}
