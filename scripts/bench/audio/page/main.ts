import silenceUrl from '../../../pages/silence.worklet.ts?worker&url';
import FeederWorker from '../../../pages/feeder.worker.ts?worker';
import type { BlockedReport } from '../blocked-report.ts';
import type { FeederReport, ToFeeder } from '../../../pages/feeder-messages.ts';
import type { Heard } from '../../../pages/heard.ts';
import { createAudioEngine } from '../../../../src-renderer/console/audio/create-audio-engine.ts';
import { createCoreEnd } from '../../../pages/create-core-end.ts';
import { tapSpeaker } from '../../../pages/tap-speaker.ts';

/** Silence is told within a render quantum, at a clock of whole milliseconds: on average this much before its end. */
const clockMs = 0.5;
const sampleRate = 24_000;

const core = createCoreEnd();
const engine = createAudioEngine({ lane: () => core.lane });
const waiting = new Set<(heard: Heard) => void>();
const speaker = tapSpeaker({ url: silenceUrl, name: 'silence' }, (heard) => { for (const told of waiting) told(heard as Heard); });
let streamId = 0;

const bench = {
  callbackMs: () => speaker.callbackMs(),

  /** From a worker's `clear` to silence on the audio thread, in ms, so many times, with the queue full. */
  clears: async (trials: number): Promise<number[]> => {
    const { feeder, stop } = await play('credit', false);
    const ms: number[] = [];
    for (let trial = 0; trial < trials; trial += 1) {
      // Anywhere in the device's period, and in a tone that has been playing for a while.
      await wait(40 + 25 * Math.random());
      const silent = nextHeard(false);
      const cleared = reportOf(feeder, 'cleared');
      tell(feeder, { type: 'clear' });
      ms.push((await silent).atMs + clockMs - (await cleared).clearedAtMs);
      const sounds = nextHeard(true);
      tell(feeder, { type: 'go on' });
      await sounds;
    }
    stop();
    return ms;
  },

  /** A live voice of so many seconds, while the page is blocked; frames go straight to the worklet, or through the page. */
  blocked: async (options: { readonly seconds: number; readonly blockMs: number; readonly everyMs: number; readonly throughPage: boolean }): Promise<BlockedReport> => {
    const before = engine.store.getState().underruns;
    const { feeder, stop } = await play('clock', options.throughPage);
    let silentSamples = 0;
    const count = (heard: Heard): void => { silentSamples += heard.silentSamples; };
    waiting.add(count);
    const blocker = setInterval(() => {
      const untilMs = performance.now() + options.blockMs;
      while (performance.now() < untilMs) { /* the page is busy */ }
    }, options.everyMs);
    await wait(options.seconds * 1000);
    clearInterval(blocker);
    waiting.delete(count);
    // Before the feeder stops: its end is no underrun.
    const { underruns } = engine.store.getState();
    const stopped = reportOf(feeder, 'stopped');
    tell(feeder, { type: 'stop' });
    const { frames, latestMs } = await stopped;
    stop();
    return { underruns: underruns - before, silentMs: (silentSamples * 1000) / sampleRate, frames, feederLateMs: latestMs };
  },
};
export type AudioBench = typeof bench;
(globalThis as unknown as { audioBench: AudioBench }).audioBench = bench;

/** Resolves when the tone of a new stream is heard. */
async function play(pace: 'credit' | 'clock', throughPage: boolean): Promise<{ readonly feeder: Worker; readonly stop: () => void }> {
  streamId += 1;
  const sounds = nextHeard(true);
  const stopStream = engine.playStream(streamId);
  const port = core.takePort(streamId);
  const feeder = new FeederWorker();
  const toFeeder = throughPage ? relay(port) : port;
  tell(feeder, { type: 'feed', port: toFeeder, streamId, pace }, [toFeeder]);
  await sounds;
  return {
    feeder,
    stop: () => {
      feeder.terminate();
      stopStream();
    },
  };
}

/** A port whose messages the page carries to the stream and back. */
function relay(port: MessagePort): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = (event: MessageEvent<ArrayBuffer>) => port.postMessage(event.data, [event.data]);
  port.onmessage = (event: MessageEvent<ArrayBuffer>) => port1.postMessage(event.data, [event.data]);
  return port2;
}

function nextHeard(sound: boolean): Promise<Heard> {
  return new Promise((resolve) => {
    const told = (heard: Heard): void => {
      if (heard.sound !== sound) return;
      waiting.delete(told);
      resolve(heard);
    };
    waiting.add(told);
  });
}

function reportOf<Type extends FeederReport['type']>(feeder: Worker, type: Type): Promise<Extract<FeederReport, { type: Type }>> {
  return new Promise((resolve) => {
    const told = (event: MessageEvent<FeederReport>): void => {
      if (event.data.type !== type) return;
      feeder.removeEventListener('message', told);
      resolve(event.data as Extract<FeederReport, { type: Type }>);
    };
    feeder.addEventListener('message', told);
  });
}

function tell(feeder: Worker, message: ToFeeder, transfer: Transferable[] = []): void {
  feeder.postMessage(message, transfer);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, ms); });
}
