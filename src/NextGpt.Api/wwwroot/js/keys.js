// The API key, when the service wants one.

import { key } from './api.js';
import { $ } from './dom.js';

/** @param {() => void} changed is told of a new key */
export function keys(changed) {
  const dialog = $('key-dialog');
  const ask = (why) => {
    $('key-why').textContent = why ?? 'Only needed when the service asks for one. It stays in this browser.';
    $('key').value = key.get();
    if (!dialog.open) {
      dialog.showModal();
    }
    $('key').focus();
  };
  $('key-open').addEventListener('click', () => ask());
  $('key-cancel').addEventListener('click', () => dialog.close());
  $('key-form').addEventListener('submit', () => {
    key.set($('key').value.trim());
    changed();
  });
  return ask;
}
