export const KINDS = ['text', 'image', 'audio', 'video'];
export const NAMES = { text: 'Text', image: 'Picture', audio: 'Sound', video: 'Video' };
export const STATUS = { queued: 'Waiting', in_progress: 'In progress', succeeded: 'Done', partial: 'Partly done', failed: 'Failed', canceled: 'Stopped' };

export const ended = (status) => status !== 'queued' && status !== 'in_progress';

/** Milliseconds as a reader says them. */
export function duration(ms) {
  if (ms < 1000) {
    return `${Math.round(ms)} ms`;
  }
  return ms < 60000 ? `${(ms / 1000).toFixed(ms < 10000 ? 1 : 0)} s` : `${Math.floor(ms / 60000)} min ${Math.round((ms % 60000) / 1000)} s`;
}

export function clock(seconds) {
  const whole = Math.max(0, Number.isFinite(seconds) ? seconds : 0);
  return `${Math.floor(whole / 60)}:${String(Math.floor(whole % 60)).padStart(2, '0')}`;
}

export function bytes(count) {
  if (count < 1024) {
    return `${count} B`;
  }
  return count < 1048576 ? `${(count / 1024).toFixed(count < 10240 ? 1 : 0)} KB` : `${(count / 1048576).toFixed(1)} MB`;
}

/** When a job was made, as short as is clear. */
export function moment(seconds) {
  const then = new Date(seconds * 1000);
  const today = new Date().toDateString() === then.toDateString();
  return then.toLocaleString('en-GB', today ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short' });
}

/** The kind of a medium, told by its MIME type. */
export function kindOf(contentType) {
  const kind = (contentType || '').split('/')[0];
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : null;
}

/** What is known of a medium, in a few words. */
export function facts(media) {
  return [
    media.width ? `${media.width} × ${media.height}` : null,
    media.seconds ? `${Number(media.seconds.toFixed(1))} s` : null,
    media.bytes ? bytes(media.bytes) : null,
  ].filter(Boolean).join(' · ');
}

const EXTENSIONS = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp', 'image/gif': 'gif', 'audio/wav': 'wav', 'audio/x-wav': 'wav', 'audio/mpeg': 'mp3', 'audio/ogg': 'ogg', 'audio/flac': 'flac', 'video/mp4': 'mp4', 'video/webm': 'webm' };

export function fileName(job, index, media) {
  return `${job}-${index + 1}.${EXTENSIONS[media.content_type] ?? media.content_type.split('/')[1]}`;
}
