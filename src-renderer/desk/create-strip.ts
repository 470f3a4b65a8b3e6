import type { Countdown } from './countdown.ts';
import { el } from './el.ts';
import { icon } from './icon.ts';

/** The amber head of a card: that it waits for a person, and for how long. Steps once a second with main's clock. */
export function createStrip(): { readonly element: HTMLElement; readonly update: (left: Countdown) => void } {
  const timer = el('span', { class: 'timer num', attrs: { role: 'timer' } });
  const bar = el('span', { class: 'bar', attrs: { 'aria-hidden': 'true' } });
  const element = el('div', { class: 'strip' }, icon('shieldAlert'), el('span', { text: 'Needs your approval' }), timer, bar);
  return {
    element,
    update: (left) => {
      timer.textContent = left.paused ? `Paused, ${left.text}` : left.text;
      timer.setAttribute('aria-label', left.label);
      element.classList.toggle('urgent', left.urgent);
      element.classList.toggle('paused', left.paused);
      bar.style.inlineSize = `${(left.share * 100).toFixed(2)}%`;
    },
  };
}
