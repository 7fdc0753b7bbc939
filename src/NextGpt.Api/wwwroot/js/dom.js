/**
 * Makes an element.
 * @param {string} tag its name
 * @param {Record<string, unknown>} [props] `on…` are listeners, `data` is the data set, `style` custom properties; what is null or false is left out
 * @param {...(Node | string | null | undefined)} children what it holds
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (name === 'data') {
      Object.assign(element.dataset, value);
    } else if (name === 'style') {
      Object.entries(value).forEach(([property, v]) => element.style.setProperty(property, v));
    } else if (name in element && typeof value !== 'string') {
      element[name] = value;
    } else {
      element.setAttribute(name === 'className' ? 'class' : name, value === true ? '' : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const $ = (id) => document.getElementById(id);

const SVG = 'http://www.w3.org/2000/svg';

/** Makes an SVG element. */
export function s(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  element.append(...children);
  return element;
}

const ICONS = {
  text: 'M5 7V5h14v2M12 5v14M9 19h6',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 2-2 5 5M15.5 9.5h.01',
  audio: 'M4 10v4M8 7v10M12 4v16M16 8v8M20 11v2',
  video: 'M3 6h12v12H3zM15 11l6-4v10l-6-4',
  attach: 'M12 5v14M5 12h14',
  microphone: 'M12 4a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V7a3 3 0 0 1 3-3zM6 11v1a6 6 0 0 0 12 0v-1M12 18v3',
  sliders: 'M4 8h9M17 8h3M15 6v4M4 16h3M11 16h9M9 14v4',
  send: 'M12 19V5M6 11l6-6 6 6',
  stop: 'M7 7h10v10H7z',
  close: 'M6 6l12 12M18 6L6 18',
  menu: 'M4 7h16M4 12h16M4 17h16',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M2 12h2M20 12h2M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4',
  moon: 'M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5z',
  play: 'M8 5l11 7-11 7z',
  pause: 'M8 5v14M16 5v14',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  zoom: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L21 21M10.5 8v5M8 10.5h5',
  again: 'M5 12a7 7 0 1 1 2.2 5.1M5 20v-4h4',
  copy: 'M9 9h10v10H9zM5 15V5h10',
  bin: 'M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  warning: 'M12 4l9 16H3zM12 10v5M12 17.5h.01',
  camera: 'M4 8h3l2-3h6l2 3h3v11H4zM12 10a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z',
};

/** Makes an icon that is drawn in the colour of the text around it and that a screen reader passes over. */
export function icon(name) {
  return s('svg', { viewBox: '0 0 24 24', class: `icon icon-${name}`, 'aria-hidden': 'true', focusable: 'false' }, s('path', { d: ICONS[name] }));
}

/** Tells a screen reader something without moving the focus. */
export function announce(sentence) {
  const line = $('announcer');
  line.textContent = line.textContent === sentence ? `${sentence}\u00a0` : sentence;
}
