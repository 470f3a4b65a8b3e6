import { expect, it } from 'vitest';
import { createAssistantLeg } from '../../../../../src-main/core/telephony/assistant-leg.ts';
import { createAudioHub } from '../../../../../src-main/core/telephony/audio-hub.ts';
import { createFakeClock } from '../../../../fakes/fake-clock.ts';
import { createQuietLogger } from '../../../../fakes/quiet-logger.ts';
import { decodeFrame, encodeFrame, type AudioFrame, type FrameKind } from '../../../../../src-shared/audio/frame.ts';

function setUp() {
  const clock = createFakeClock();
  const hub = createAudioHub({ logger: createQuietLogger() });
  const told: string[] = [];
  const heard: number[] = [];
  const played: number[] = [];
  const leg = createAssistantLeg({ clock, hub, onScreen: (there) => { told.push(there ? 'screen' : 'no screen'); } }, {
    onRinging: () => told.push('ringing'), onAnswered: () => told.push('answered'), onAudio: (samples) => heard.push(samples[0]!), onPlayed: (samples) => played.push(samples[0]!), onDigit: () => {}, onEnded: (reason) => told.push(reason),
  });
  const screen = (peerId: string) => {
    const sent: AudioFrame[] = [];
    const lane = hub.attach({ surface: 'console', peerId }, { send: (bytes) => { sent.push(decodeFrame(bytes)!); }, close: () => {} });
    const streams = leg.openScreen(peerId);
    const send = (kind: FrameKind, streamId: number, value: number, samples: Int16Array = new Int16Array(0)): void => { lane.receive(encodeFrame({ kind, streamId, seq: 0, value, samples })); };
    return { sent, lane, streams, send };
  };
  return { clock, leg, told, heard, played, screen };
}
const frame = (value: number): Int16Array => new Int16Array(480).fill(value);

it('carries both ways, by the screen’s clock', () => {
  const { clock, leg, told, heard, played, screen } = setUp();
  clock.advance(1);
  expect(told).toEqual(['ringing', 'answered']);
  const one = screen('a');
  one.send('pcm', one.streams.microphoneStreamId, 0, frame(7));
  expect(heard).toEqual([7]);
  leg.play(frame(3));
  leg.play(frame(4));
  expect([leg.playedSamples(), leg.queuedSamples()]).toEqual([0, 960]);
  one.send('played', one.streams.voiceStreamId, 480);
  expect([leg.playedSamples(), leg.queuedSamples()]).toEqual([480, 480]);
  clock.advance(40);
  expect(played).toEqual([3, 0]);
});

it('goes on without a screen, and plays the rest on the next one', () => {
  const { leg, told, screen } = setUp();
  const one = screen('a');
  leg.play(frame(1));
  leg.play(frame(2));
  one.send('played', one.streams.voiceStreamId, 480);
  one.lane.closed();
  leg.play(frame(3));
  expect(told).toEqual(['screen', 'no screen']);
  const two = screen('b');
  expect(two.sent.filter((each) => each.kind === 'pcm').map((each) => each.samples[0])).toEqual([2, 3]);
  two.send('played', two.streams.voiceStreamId, 960);
  expect([leg.playedSamples(), leg.queuedSamples()]).toEqual([1440, 0]);
  expect(told.at(-1)).toBe('screen');
});

it('clears at once, holds without losing, and ends once', () => {
  const { leg, told, screen, heard } = setUp();
  const one = screen('a');
  leg.play(frame(1));
  leg.clear();
  expect(leg.queuedSamples()).toBe(0);
  leg.hold(true);
  leg.play(frame(2));
  one.send('pcm', one.streams.microphoneStreamId, 0, frame(7));
  expect(heard).toEqual([]);
  leg.hold(false);
  expect(one.sent.map((each) => each.kind)).toEqual(['pcm', 'clear', 'clear', 'pcm']);
  leg.hangUp();
  leg.hangUp();
  expect(told.filter((each) => each === 'hung_up_by_owner')).toHaveLength(1);
  expect(one.sent.filter((each) => each.kind === 'end')).toHaveLength(2);
});
