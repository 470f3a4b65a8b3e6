import type { LegEvents, LegRequest, LineLeg } from '../../src-main/core/ports/line-leg.ts';
import type { Practice, PracticeScenario } from '../../src-main/core/ports/practice.ts';
import { err, ok } from '../../src-shared/domain/result.ts';

/** A leg a test drives by hand. Nothing is played until the test says so. */
export interface FakeLeg extends LineLeg {
  readonly request: LegRequest;
  readonly events: LegEvents;
  readonly played: Int16Array[];
  readonly digits: string[];
  readonly log: string[];
  /** Plays everything queued. */
  drain(): void;
}

export interface FakePractice extends Practice {
  readonly legs: FakeLeg[];
  engineProblem: string | null;
}

export const restaurant: PracticeScenario = {
  id: 'restaurant', title: 'Restaurant', about: 'Books a table.', direction: 'outbound', peer: { name: 'Harbor & Pine', number: '+14155550164' },
  suggestedBrief: { goal: 'Book a table for four tonight at 8:00 pm. Confirm the new time in writing.', facts: ['The name is Marchetti'] },
};
export const stranger: PracticeScenario = {
  id: 'stranger', title: 'A stranger', about: 'Wants the schedule.', direction: 'inbound', peer: { name: 'Dana Price', number: '+16285550177' }, suggestedBrief: { goal: '', facts: [] },
};

/** The practice line without a server or a voice. `hangUp` confirms at once. */
export function createFakePractice(scenarios: readonly PracticeScenario[] = [restaurant, stranger]): FakePractice {
  const legs: FakeLeg[] = [];
  const practice: FakePractice = {
    legs,
    engineProblem: null,
    engine: () => (practice.engineProblem === null ? ok({ url: 'ws://127.0.0.1:1/v1/realtime', apiKey: 'practice' }) : err(practice.engineProblem)),
    scenarios: () => scenarios,
    open: (request, events) => {
      if (!scenarios.some((scenario) => scenario.peer.number === request.number)) return err('No practice person has this number.');
      let queued = 0;
      let playedCount = 0;
      let over = false;
      const log: string[] = [];
      const played: Int16Array[] = [];
      const digits: string[] = [];
      const leg: FakeLeg = {
        request, events, played, digits, log,
        play: (samples) => { played.push(samples); queued += samples.length; },
        endOfUtterance: () => {},
        duck: (on) => { log.push(`duck ${String(on)}`); },
        clear: () => { queued = 0; log.push('clear'); },
        playedSamples: () => playedCount,
        queuedSamples: () => queued,
        sendDigits: (text) => { digits.push(text); },
        hold: (on) => { log.push(`hold ${String(on)}`); },
        answer: () => { log.push('answer'); events.onAnswered(); },
        hangUp: () => {
          log.push('hangUp');
          if (over) return;
          over = true;
          events.onEnded('hung_up_by_owner');
        },
        drain: () => { playedCount += queued; queued = 0; },
      };
      legs.push(leg);
      return ok(leg);
    },
  };
  return practice;
}
