import type { CoreWithFakes, FakeCoreOptions } from './core-with-fakes.ts';
import type { SettingsView } from '../../src-shared/contract/views.ts';
import { connectedCall } from './connected-call.ts';
import { coreWithFakes } from './core-with-fakes.ts';
import { readRiff } from './read-riff.ts';
import { disclosure } from '../../src-main/core/calls/build-instructions.ts';

/** A tone of this height, 20 ms, whose phase goes on from frame to frame. */
export const toneFrame = (value: number): Int16Array => new Int16Array(480).fill(value);

/** An app whose settings say how calls are recorded, and a call on it whose sound a test makes. */
export async function recordedCall(settings: Partial<SettingsView['recording']>, options: FakeCoreOptions = {}) {
  const app = await coreWithFakes({ ...options, files: { 'settings.json': JSON.stringify({ owner: { name: 'Elena Marchetti', phones: [], email: '' }, recording: settings }) } });
  const on = await connectedCall(app);
  const mode = app.state().settings.recording.mode;
  return {
    app, ...on,
    disclosure: disclosure('Elena Marchetti', mode),
    recording: () => on.call().recording,
    /** Both sides for so long: their sample value and the assistant's. */
    sound: async (ms: number, them: number, played: number) => {
      for (let at = 0; at < ms; at += 20) {
        await app.clock.run(20);
        on.leg.events.onPlayed(toneFrame(played));
        on.leg.events.onAudio(toneFrame(them));
      }
    },
    file: () => readRiff(app.recordings.files.get(`${on.callId}.wav`) ?? new Uint8Array(), { trailing: true }),
    hangUp: async () => {
      await app.console('call.hangUp', { callId: on.callId });
      await app.clock.run(200);
    },
  };
}

/** Samples at this time of both sides. */
export const samplesAt = (file: ReturnType<typeof readRiff>, ms: number): readonly number[] => file.sound.map((channel) => channel[Math.round(ms * file.rate / 1000)] ?? 0);

export type RecordedCall = Awaited<ReturnType<typeof recordedCall>> & { readonly app: CoreWithFakes };
