// A job as the page knows it: the last whole snapshot, and what was heard since.

function part(job, index, type) {
  let found = job.parts.find((p) => p.index === index);
  if (!found && type) {
    found = { index, type, status: 'in_progress', ...(type === 'text' ? { text: '' } : { progress: 0 }) };
    job.parts = [...job.parts, found].sort((a, b) => a.index - b.index);
  }
  return found;
}

/**
 * Applies one event of the service.
 * @returns {object} the job to show; an event that this page does not know changes nothing
 */
export function apply(job, type, data) {
  switch (type) {
    case 'job':
    case 'end':
      return data;
    case 'stage':
      return { ...job, status: job.status === 'queued' ? 'in_progress' : job.status, stage: data.stage, progress: data.progress };
    case 'text': {
      const p = part(job, data.part, 'text');
      // What stands beyond the offset is void: a model run that is repeated may come to other words.
      p.text = (p.text ?? '').slice(0, data.offset) + data.delta;
      return { ...job };
    }
    case 'progress': {
      const p = part(job, data.part);
      if (p) {
        p.progress = data.total ? data.done / data.total : 0;
        p.steps = data;
      }
      return { ...job };
    }
    case 'part': {
      const p = part(job, data.index, data.type);
      // A part that is begun anew has lost its error.
      delete p.error;
      Object.assign(p, data);
      return { ...job };
    }
    default:
      return job;
  }
}
