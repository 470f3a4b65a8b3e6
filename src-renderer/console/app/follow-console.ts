import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Services } from '../stores/services.ts';
import type { Signal } from '../../../src-shared/contract/state.ts';
import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import { followState } from '../../../src-shared/contract/client/follow-state.ts';
import { pageAfter } from '../../bridge/page-after.ts';
import { reduceConsole } from '../../../src-shared/contract/reduce-console.ts';

type Deps = Pick<Services, 'bridge' | 'app' | 'clock' | 'levels'> & {
  readonly onPlay: (signal: Extract<Signal, { type: 'play' }>) => void;
  readonly onFocus: (signal: Extract<Signal, { type: 'focus' }>) => void;
};

/** The core's state into the app store, its signals each into a store of their own. */
export function followConsole({ bridge, app, clock, levels, onFocus, onPlay }: Deps): Disposer {
  return followState({
    bridge,
    snapshot: () => bridge.call('console.snapshot', {}),
    reduce: reduceConsole,
    after: pageAfter,
    onState: (state) => { app.setState({ state, problem: null }); },
    onSignal: (signal) => {
      switch (signal.type) {
        case 'clock': clock.setState({ nowMs: signal.nowMs }); return;
        case 'levels': levels.push(signal.callId, signal); return;
        case 'focus': onFocus(signal); return;
        case 'play': onPlay(signal); return;
        default: assertNever(signal);
      }
    },
    onConnection: (connection) => { app.setState({ connection }); },
    onProblem: (problem) => { app.setState({ problem }); },
  });
}
