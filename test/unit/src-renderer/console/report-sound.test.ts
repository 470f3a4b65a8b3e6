import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createCallAudio } from '../../../../src-renderer/console/stores/call-audio.ts';
import { createFakeAudioEngine } from '../../../fakes/fake-audio-engine.ts';
import { createMockBridge } from '../../../fakes/mock-bridge.ts';
import { reportSound } from '../../../../src-renderer/console/stores/report-sound.ts';
import { sampleNowMs, sampleState } from '../../../fakes/console-state.ts';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

it('tells the core every 2 s how a stream goes while it plays, and no more after', async () => {
  const bridge = createMockBridge(sampleState(), sampleNowMs, { 'call.listen': ({ on }) => ({ streamId: on ? 7 : null }), 'call.reportSound': () => ({}) });
  const callAudio = createCallAudio({ bridge, audio: createFakeAudioEngine(), laneReady: () => Promise.resolve() });
  const reports = () => bridge.calls.filter(({ method }) => method === 'call.reportSound').map(({ input }) => input);
  await callAudio.listen('c', true);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(reports()).toEqual([]);
  await vi.advanceTimersByTimeAsync(2_001);
  expect(reports()).toEqual(Array.from({ length: 2 }, () => ({ callId: 'c', streamId: 7, screen: { underruns: 0, concealedMs: 0, bufferMs: 60, jitterMs: 2, longestGapMs: 24 }, network: null })));
  callAudio.end('c');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(reports()).toHaveLength(2);
});

it('does not repeat a figure that stands still', async () => {
  const bridge = createMockBridge(sampleState(), sampleNowMs, { 'call.reportSound': () => ({}) });
  const still = { underruns: 0, concealedMs: 0, bufferMs: 0, jitterMs: 0, longestGapMs: 0 };
  const end = reportSound({ bridge, audio: { streamSound: () => still } }, 'c', 7);
  await vi.advanceTimersByTimeAsync(9_000);
  expect(bridge.calls).toHaveLength(1);
  end();
});
