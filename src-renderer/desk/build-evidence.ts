import type { ApprovalView } from '../../src-shared/contract/views.ts';
import { callTime } from './call-time.ts';
import { el } from './el.ts';
import { icon } from './icon.ts';

export interface Evidence {
  readonly element: HTMLElement;
  /** `problem`: why the last line did not play; null when it did. */
  update(playable: boolean, problem: string | null): void;
}

/** The lines that led here, word for word. Where the call is recorded each can be heard: the console plays it. */
export function buildEvidence(evidence: ApprovalView['evidence'], onPlay: (atMs: number) => void): Evidence {
  const status = el('p', { class: 'said-problem', attrs: { role: 'status' } });
  const plays: HTMLElement[] = [];
  const lines = evidence.map(({ atMs, who, text }) => {
    const time = callTime(atMs);
    const play = el('button', { class: 'said-play', attrs: { type: 'button', 'aria-label': `Play what ${who} said at ${time}` } }, icon('play'));
    play.addEventListener('click', () => { onPlay(atMs); });
    plays.push(play);
    return el('li', {}, el('span', { class: 'time num', text: time }), el('p', {}, el('b', { text: `${who} ` }), text), play);
  });
  const element = el('details', { class: 'said', attrs: { open: '' } }, el('summary', {}, icon('down'), 'What was said'), el('ul', {}, ...lines), status);
  element.hidden = evidence.length === 0;
  return {
    element,
    update: (playable, problem) => {
      for (const play of plays) play.hidden = !playable;
      if (status.textContent !== (problem ?? '')) status.textContent = problem;
      status.hidden = problem === null;
    },
  };
}
