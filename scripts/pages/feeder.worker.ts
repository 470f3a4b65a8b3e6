import type { FeederReport, ToFeeder } from './feeder-messages.ts';
import { decodeFrame, encodeFrame, frameSamples, initialCredit, laneSampleRate } from '../../src-shared/audio/frame.ts';

/** Plays a 440 Hz tone on one stream, as the core's socket does, without the page. */
const frameMs = (frameSamples * 1000) / laneSampleRate;
/** Half a frame: a frame leaves at most this late, unless the machine is busy. */
const tickMs = frameMs / 2;

let port: MessagePort | null = null;
let streamId = 0;
let at = 0;
let credit = initialCredit;
let silent = false;
let ticking: number | undefined;
let latestMs = 0;

onmessage = (event: MessageEvent<ToFeeder>) => {
  const message = event.data;
  if (message.type === 'feed') {
    ({ port, streamId } = message);
    port.onmessage = (came: MessageEvent<ArrayBuffer>) => {
      const frame = decodeFrame(new Uint8Array(came.data));
      if (frame?.kind === 'credit') credit += frame.value;
      if (message.pace === 'credit') spendCredit();
    };
    if (message.pace === 'credit') spendCredit();
    else keepTime();
  } else if (message.type === 'clear') {
    silent = true;
    const clearedAtMs = performance.timeOrigin + performance.now();
    post(encodeFrame({ kind: 'clear', streamId, seq: 0, value: 0, samples: new Int16Array(0) }));
    tell({ type: 'cleared', clearedAtMs });
  } else if (message.type === 'go on') {
    silent = false;
    spendCredit();
  } else {
    clearInterval(ticking);
    tell({ type: 'stopped', frames: at / frameSamples, latestMs });
  }
};

function spendCredit(): void {
  for (; credit > 0 && !silent; credit -= 1) sendFrame();
}

/** A frame every 20 ms by the clock; frames that are late go out together. */
function keepTime(): void {
  const startMs = performance.now();
  ticking = setInterval(() => {
    const nowMs = performance.now();
    for (let dueMs = startMs + (at / frameSamples) * frameMs; dueMs <= nowMs; dueMs += frameMs) {
      latestMs = Math.max(latestMs, nowMs - dueMs);
      sendFrame();
    }
  }, tickMs) as unknown as number;
}

function sendFrame(): void {
  const samples = Int16Array.from({ length: frameSamples }, (_, index) => Math.round(8_000 * Math.sin((2 * Math.PI * 440 * (at + index)) / laneSampleRate)));
  post(encodeFrame({ kind: 'pcm', streamId, seq: at / frameSamples, value: 0, samples }));
  at += frameSamples;
}

function post({ buffer }: Uint8Array<ArrayBuffer>): void {
  port?.postMessage(buffer, [buffer]);
}

function tell(report: FeederReport): void {
  postMessage(report);
}
