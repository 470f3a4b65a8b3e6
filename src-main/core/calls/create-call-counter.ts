import type { CallFiguresView, NoticeView } from '../../../src-shared/contract/views.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Headroom, ReplyParts, SessionEvent } from '../realtime/session-api.ts';
import type { SessionState } from '../../../src-shared/domain/call.ts';
import type { TokenPrices } from '../realtime/model-registry.ts';
import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import { callNotice, callNoticeId, type CallNotice } from './call-notice.ts';
import { costNow, heard, mark, noSpend, over, said, theySpeak, told, type CallSpend, type Cost } from './call-spend.ts';

/** What is counted of a call while it goes. */
export interface Counted {
  readonly spend: CallSpend;
  /** Null: nobody is billed. */
  readonly prices: TokenPrices | null;
  readonly replies: readonly { readonly replyMs: number; readonly parts: ReplyParts }[];
  readonly headroom: CallFiguresView['headroom'];
  readonly nudges: number;
  readonly falseInterruptions: number;
  readonly reconnects: number;
}

export interface CallCounterDeps {
  readonly clock: Clock;
  readonly callId: string;
  readonly prices: TokenPrices | null;
  readonly raise: (notice: NoticeView) => void;
  readonly clear: (noticeId: string) => void;
  /** What the call has cost, about once a second and whenever the service counts. */
  readonly spent: (usd: number) => void;
  readonly changed: () => void;
}

export interface CallCounter {
  readonly counted: Counted;
  cost(): Cost;
  /** Every event of the session; those that count nothing are passed over. */
  hear(event: SessionEvent): void;
  /** Sound of the other side that went to the service. */
  heard(samples24k: number): void;
  /** Sound of the assistant as it came, before any of it was played. */
  said(samples24k: number): void;
  start(): void;
  /** The call is over: its figures stand. */
  stop(): void;
}

type LimitLeft = Headroom & { readonly of: 'requests' | 'tokens' };

const countEveryMs = 1_000;
/** Below this share of a rate limit the owner is told, once a call. */
const lowHeadroom = 0.1;
const noticeTypes: readonly CallNotice['type'][] = ['limit', 'headroom', 'nudged'];

export function createCallCounter(deps: CallCounterDeps): CallCounter {
  const { callId, clock } = deps;
  let counted: Counted = { spend: noSpend, prices: deps.prices, replies: [], headroom: null, nudges: 0, falseInterruptions: 0, reconnects: 0 };
  let session: SessionState = 'connecting';
  let toldOfHeadroom = false;
  let ticking: Disposer | null = null;

  const set = (change: Partial<Counted>): void => { counted = { ...counted, ...change }; };
  const cost = (): Cost => costNow(counted.spend, counted.prices);
  const count = (): void => {
    const { usd } = cost();
    set({ spend: mark(counted.spend, clock.monoMs(), usd) });
    deps.spent(usd);
  };
  const tellHeadroom = (left: LimitLeft): void => {
    const share = left.remaining / left.limit;
    if (share >= lowHeadroom) return deps.clear(callNoticeId(callId, 'headroom'));
    if (toldOfHeadroom) return;
    toldOfHeadroom = true;
    deps.raise(callNotice(callId, { type: 'headroom', of: left.of, leftPercent: Math.floor(share * 100), resetMs: left.resetMs }));
  };

  return {
    get counted() { return counted; },
    cost,
    hear: (event) => {
      switch (event.type) {
        case 'state':
          if (event.state === 'reconnecting' && session !== 'reconnecting') set({ reconnects: counted.reconnects + 1 });
          session = event.state;
          return;
        case 'them.started': return set({ spend: theySpeak(counted.spend, true) });
        case 'them.stopped': return set({ spend: theySpeak(counted.spend, false) });
        case 'assistant.started': return deps.clear(callNoticeId(callId, 'nudged'));
        case 'usage':
          set({ spend: told(counted.spend, event.usage, event.costUsd) });
          return count();
        case 'latency': return set({ replies: [...counted.replies, { replyMs: event.replyMs, parts: event.parts }] });
        case 'headroom': {
          const left = lowestOf(event);
          if (left === null) return;
          set({ headroom: { of: left.of, limit: left.limit, remaining: left.remaining, resetsAtMs: clock.nowMs() + left.resetMs } });
          return tellHeadroom(left);
        }
        case 'nudged':
          set({ nudges: counted.nudges + 1 });
          return deps.raise(callNotice(callId, { type: 'nudged', why: event.why }));
        case 'false_interruption': return set({ falseInterruptions: counted.falseInterruptions + 1 });
        case 'them.words': case 'assistant.words': case 'assistant.heard': case 'assistant.cut': case 'tool.call': case 'mcp.request': case 'response.done': return;
        default: return assertNever(event);
      }
    },
    heard: (samples24k) => { set({ spend: heard(counted.spend, samples24k) }); },
    said: (samples24k) => { set({ spend: said(counted.spend, samples24k) }); },
    start: () => {
      ticking ??= clock.every(countEveryMs, () => {
        count();
        deps.changed();
      });
    },
    stop: () => {
      ticking?.();
      set({ spend: over(counted.spend) });
      for (const type of noticeTypes) deps.clear(callNoticeId(callId, type));
    },
  };
}

/** The limit of which the smallest share is left; null when the service named none. */
function lowestOf(event: Extract<SessionEvent, { type: 'headroom' }>): LimitLeft | null {
  const named = (['requests', 'tokens'] as const).flatMap((of) => {
    const left = event[of];
    return left === null || left.limit <= 0 ? [] : [{ of, ...left }];
  });
  return named.sort((a, b) => a.remaining / a.limit - b.remaining / b.limit)[0] ?? null;
}
