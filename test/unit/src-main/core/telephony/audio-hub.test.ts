import { describe, expect, it } from 'vitest';
import { createAudioHub } from '../../../../../src-main/core/telephony/audio-hub.ts';
import { createQuietLogger } from '../../../../fakes/quiet-logger.ts';
import { decodeFrame, encodeFrame, initialCredit, type AudioFrame } from '../../../../../src-shared/audio/frame.ts';

const peer = { surface: 'console', peerId: 'p' } as const;
const sound = (value = 1): Int16Array => new Int16Array(480).fill(value);
function setUp() {
  const hub = createAudioHub({ logger: createQuietLogger() });
  const sent: AudioFrame[] = [];
  let closed = 0;
  const lane = hub.attach(peer, { send: (bytes) => { sent.push(decodeFrame(bytes)!); }, close: () => { closed += 1; } });
  const send = (frame: Partial<AudioFrame>): void => { lane.receive(encodeFrame({ kind: 'pcm', streamId: 0, seq: 0, value: 0, samples: new Int16Array(0), ...frame })); };
  return { hub, sent, lane, send, closedLanes: () => closed };
}

describe('sound to a screen', () => {
  it('sends what credit allows, then drops the oldest', () => {
    const { hub, sent, send } = setUp();
    const stream = hub.openOut('p', { keepFrames: 3, onClosed: () => {} });
    for (let at = 1; at <= initialCredit + 10; at++) stream.send(sound(at));
    expect(sent).toHaveLength(initialCredit);
    send({ kind: 'credit', streamId: stream.id, value: 5 });
    expect(sent.slice(initialCredit).map((frame) => frame.samples[0])).toEqual([33, 34, 35]);
    expect(sent.map((frame) => frame.seq)).toEqual(sent.map((_, index) => index));
  });
  it('cuts long pieces into frames, clears and ends', () => {
    const { hub, sent } = setUp();
    const stream = hub.openOut('p', { keepFrames: Infinity, onClosed: () => {} });
    stream.send(new Int16Array(480 * 30 + 100));
    expect(sent.every((frame) => frame.samples.length === 480)).toBe(true);
    expect(stream.waitingSamples()).toBe(480 * 5 + 100);
    stream.clear();
    expect(stream.waitingSamples()).toBe(0);
    stream.end();
    expect(sent.slice(-2).map((frame) => frame.kind)).toEqual(['clear', 'end']);
  });
  it('believes no more played than was sent', () => {
    const { hub, send } = setUp();
    const played: number[] = [];
    const stream = hub.openOut('p', { keepFrames: 5, onPlayed: (samples) => { played.push(samples); }, onClosed: () => {} });
    stream.send(sound());
    send({ kind: 'played', streamId: stream.id, value: 240 });
    send({ kind: 'played', streamId: stream.id, value: 1_000_000 });
    expect(played).toEqual([240, 480]);
  });
  it('may be opened a moment before the lane', () => {
    const hub = createAudioHub({ logger: createQuietLogger() });
    const stream = hub.openOut('p', { keepFrames: 5, onClosed: () => {} });
    stream.send(sound());
    const sent: Uint8Array[] = [];
    hub.attach(peer, { send: (bytes) => { sent.push(bytes); }, close: () => {} });
    expect(sent).toHaveLength(1);
  });
});

describe('sound from a screen', () => {
  it('takes frames within credit and gives credit back', () => {
    const { hub, sent, send } = setUp();
    let frames = 0;
    const stream = hub.openIn('p', { onAudio: () => { frames += 1; }, onClosed: () => {} });
    for (let at = 0; at < 10; at++) send({ streamId: stream.id, samples: sound() });
    expect(frames).toBe(10);
    expect(sent.map((frame) => [frame.kind, frame.value])).toEqual([['credit', 5], ['credit', 5]]);
  });
  it('drops and counts garbage, unknown streams and streams of others', () => {
    const { hub, lane, send } = setUp();
    const other = hub.openIn('someone else', { onAudio: () => { throw new Error('not mine'); }, onClosed: () => {} });
    lane.receive(new Uint8Array([1, 2, 3]));
    lane.receive(new Uint8Array(40));
    send({ streamId: 999, samples: sound() });
    send({ streamId: other.id, samples: sound() });
    expect(hub.dropped()).toBe(4);
  });
});

it('a lane that goes takes its streams with it; a new one replaces it', () => {
  const { hub, lane, closedLanes } = setUp();
  const gone: string[] = [];
  hub.openOut('p', { keepFrames: 1, onClosed: () => { gone.push('out'); } });
  hub.openIn('p', { onAudio: () => {}, onClosed: () => { gone.push('in'); } });
  hub.attach(peer, { send: () => {}, close: () => {} });
  expect(gone).toEqual(['out', 'in']);
  expect(closedLanes()).toBe(1);
  hub.openOut('p', { keepFrames: 1, onClosed: () => { gone.push('late'); } });
  lane.closed();
  expect(gone).toHaveLength(2);
});
