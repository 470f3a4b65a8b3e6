import { fileURLToPath } from 'node:url';
import { createWsSockets } from '../../../src-main/adapters/ws-sockets.ts';
import type { Sockets } from '../../../src-main/core/ports/sockets.ts';
import { defaultMayPropose } from '../../../src-shared/domain/brief.ts';
import { ok } from '../../../src-shared/domain/result.ts';
import { coreOnPractice, type CoreOnPractice } from '../core-on-practice.ts';
import { startFaultProxy, type FaultProxy, type Strike } from './fault-proxy.ts';
import { createLineWatch, type LineWatch } from './line-watch.ts';
import { textOf } from './passed.ts';
import { createSeededRandom } from './seeded-random.ts';

export interface FaultyLine {
  readonly callId: string;
  readonly proxy: FaultProxy;
  readonly watch: LineWatch;
}

/** A core on the practice line where each call has a proxy of its own between its session and the service. */
export interface FaultBench {
  readonly app: CoreOnPractice;
  /** The key of the service; must be in no log. */
  apiKey(): string;
  place(strikes: readonly Strike[], seed: number): Promise<FaultyLine>;
  stop(): Promise<void>;
}

const factor = 15;
const scenariosDir = fileURLToPath(new URL('../../faults/scenarios', import.meta.url));

export async function startFaultBench(): Promise<FaultBench> {
  const proxies = new Map<string, { readonly proxy: FaultProxy; readonly watch: LineWatch }>();
  let target = { url: '', apiKey: '' };
  /** The proxy of the call that is being placed. */
  let next: { readonly proxy: FaultProxy; readonly watch: LineWatch } | null = null;
  const app = await coreOnPractice({
    factor, scenariosDir,
    between({ practice, clock }) {
      const engine = practice.engine();
      if (!engine.ok) throw new Error(engine.error);
      target = engine.value;
      const real = createWsSockets({ every: clock.every });
      const sockets: Sockets = {
        open(url, headers, events) {
          const own = proxies.get(url.split('?')[0] ?? '');
          return (own === undefined ? real : own.watch.sockets(real)).open(url, headers, events);
        },
      };
      return {
        sockets,
        practice: {
          ...practice,
          engine: () => (next === null ? engine : ok({ url: next.proxy.url, apiKey: target.apiKey })),
          open(request, events) {
            const watch = next?.watch;
            if (watch === undefined) return practice.open(request, events);
            return ok(watch.leg((inner) => {
              const opened = practice.open(request, inner);
              if (!opened.ok) throw new Error(opened.error);
              return opened.value;
            }, events));
          },
        },
      };
    },
  });

  return {
    app,
    apiKey: () => target.apiKey,
    async place(strikes, seed) {
      const proxy = await startFaultProxy(target.url, { clock: app.clock, random: createSeededRandom(seed), strikes });
      const responses = new Map<number, string>();
      let looked = 0;
      const watch = createLineWatch(app.clock, (mark) => {
        for (; looked < proxy.passed.length; looked += 1) {
          const one = proxy.passed[looked];
          if (one !== undefined && one.mark !== null) responses.set(one.mark, textOf(one, 'response_id'));
        }
        return responses.get(mark) ?? null;
      });
      proxies.set(proxy.url, { proxy, watch });
      const scenario = app.state().scenarios.find((each) => each.id === 'errand');
      if (scenario === undefined) throw new Error('The scenario of the fault tests was left out');
      const { goal, facts } = scenario.suggestedBrief;
      // The call takes its engine and its line before this returns.
      next = { proxy, watch };
      const placing = app.console('call.place', { to: scenario.peer.number, name: null, line: 'practice', brief: { goal, facts: [...facts], limits: { neverAgreesToCost: true, endsAfterMin: 10, endsAtUsd: null }, voice: 'marin', language: 'en-US', mayPropose: [...defaultMayPropose] } });
      next = null;
      const placed = await placing;
      if (!placed.ok) throw new Error(placed.error.message);
      return { callId: placed.value.callId, proxy, watch };
    },
    async stop() {
      await app.stop();
      for (const { proxy } of proxies.values()) await proxy.stop();
    },
  };
}
