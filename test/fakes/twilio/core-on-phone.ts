import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { coreOnPractice, type CoreOnPractice, type CoreOnPracticeOptions } from '../core-on-practice.ts';
import { createWsSockets } from '../../../src-main/adapters/ws-sockets.ts';
import { openPhone, type OpenedPhone } from '../../../src-main/compose/open-phone.ts';
import { plainEnvironment } from '../core-with-fakes.ts';
import type { Sockets } from '../../../src-main/core/ports/sockets.ts';
import { startRestStandIn, type RestStandIn, type StandInCall } from './rest-stand-in.ts';

/** What went between the core and the Realtime service on one socket, in order. */
export interface ServiceTap {
  /** µ-law bytes that were sent to it. */
  readonly appended: Buffer[];
  readonly deltas: { readonly responseId: string; readonly bytes: Buffer }[];
  readonly events: { readonly from: 'app' | 'service'; readonly event: Readonly<Record<string, unknown>> }[];
  closed: boolean;
}

export interface CoreOnPhone extends CoreOnPractice {
  readonly twilio: RestStandIn;
  /** In the order of their calls. */
  readonly taps: readonly ServiceTap[];
  /** Where Twilio reaches the ingress. */
  readonly publicUrl: string;
  readonly port: number;
  /** As `until`, for what no screen shows: looked at every 20 ms of the clock. */
  eventually(what: string, holds: () => boolean, withinMs?: number): Promise<void>;
  /** Resolves with the last call when the stand-in has its stream. */
  streaming(index?: number): Promise<StandInCall & { readonly peer: NonNullable<StandInCall['peer']> }>;
}

export const ownNumber = '+14152007986';
export const theirNumber = '+14152007987';
export const phoneBrief = { goal: 'Ask for a table.', facts: [], limits: { neverAgreesToCost: true, endsAfterMin: 5, endsAtUsd: null }, voice: 'marin', language: 'en-US', mayPropose: [] };

/** The whole core with the practice engine and a phone network: Twilio's stand-in, the real REST client, the real ingress, real sockets. */
export async function coreOnPhone(options: CoreOnPracticeOptions = {}): Promise<CoreOnPhone> {
  const taps: ServiceTap[] = [];
  let twilio: RestStandIn | null = null;
  let opened: OpenedPhone | null = null;
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const real = createWsSockets();
  const app = await coreOnPractice({
    factor: 8, ...options,
    between: ({ practice }) => ({ practice, sockets: tapped(real, taps) }),
    phone: async ({ clock, logger }) => {
      twilio = await startRestStandIn({ clock, ownNumbers: [ownNumber] });
      const environment = {
        twilio: { ...plainEnvironment.twilio, accountSid: twilio.accountSid, authToken: twilio.authToken, phoneNumber: ownNumber, apiBaseUrl: twilio.baseUrl }, publicBaseUrl: publicUrl, ingressPort: port,
      };
      opened = await openPhone({ environment: { ...plainEnvironment, ...environment }, clock, logger });
      const phone = opened;
      if (phone === null) throw new Error('the phone network did not open');
      return { phone, environment, stop: async () => { await twilio?.stop(); await phone.stop(); } };
    },
  });
  const standIn = twilio as unknown as RestStandIn;
  const eventually: CoreOnPhone['eventually'] = (what, holds, withinMs = 60_000) => new Promise((resolve, reject) => {
    const untilMs = app.clock.monoMs() + withinMs;
    const stop = app.clock.every(20, () => {
      if (!holds() && app.clock.monoMs() < untilMs) return;
      stop();
      if (holds()) resolve();
      else reject(new Error(`Not within ${withinMs / 1000} s: ${what}`));
    });
  });
  return {
    ...app, twilio: standIn, taps, publicUrl, port,
    eventually,
    streaming: async (index = -1) => {
      await eventually('a stream', () => (standIn.calls.at(index)?.peer ?? null) !== null);
      return standIn.calls.at(index) as StandInCall & { peer: NonNullable<StandInCall['peer']> };
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
  return port;
}

function tapped(real: Sockets, taps: ServiceTap[]): Sockets {
  return {
    open(url, headers, events) {
      const tap: ServiceTap = { appended: [], deltas: [], events: [], closed: false };
      taps.push(tap);
      const socket = real.open(url, headers, {
        ...events,
        onText: (text) => {
          const event = JSON.parse(text) as Record<string, unknown>;
          if (event['type'] === 'response.output_audio.delta') tap.deltas.push({ responseId: String(event['response_id']), bytes: Buffer.from(String(event['delta']), 'base64') });
          else tap.events.push({ from: 'service', event });
          events.onText(text);
        },
        onClose: (info) => {
          tap.closed = true;
          events.onClose(info);
        },
      });
      return {
        ...socket,
        send: (text) => {
          const event = JSON.parse(text) as Record<string, unknown>;
          if (event['type'] === 'input_audio_buffer.append') tap.appended.push(Buffer.from(String(event['audio']), 'base64'));
          else tap.events.push({ from: 'app', event });
          socket.send(text);
        },
      };
    },
  };
}
