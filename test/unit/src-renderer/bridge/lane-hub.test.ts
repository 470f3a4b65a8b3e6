import { beforeEach, describe, expect, test } from 'vitest';
import { createLaneHub, type LaneHub, type StreamPort } from '../../../../src-renderer/bridge/lane-hub.ts';
import { decodeFrame, encodeFrame, initialCredit, type FrameKind } from '../../../../src-shared/audio/frame.ts';

interface TestPort extends StreamPort { readonly got: ArrayBuffer[]; closed: boolean; say(data: unknown): void }

function port(): TestPort {
  const made: TestPort = {
    onmessage: null, got: [], closed: false,
    postMessage: (message) => { made.got.push(message); },
    close: () => { made.closed = true; },
    say: (data) => { (made.onmessage as ((event: { data: unknown }) => void) | null)?.({ data }); },
  };
  return made;
}
const frame = (streamId: number, seq: number, kind: FrameKind = 'pcm'): ArrayBuffer => encodeFrame({ kind, streamId, seq, value: 0, samples: kind === 'pcm' ? new Int16Array(480) : new Int16Array(0) }).buffer;
const seqs = (of: TestPort): (number | string)[] => of.got.map((each) => {
  const decoded = decodeFrame(new Uint8Array(each));
  return decoded?.kind === 'pcm' ? decoded.seq : decoded?.kind ?? 'none';
});

describe('createLaneHub', () => {
  let hub: LaneHub;
  let toCore: ArrayBuffer[];
  beforeEach(() => {
    hub = createLaneHub();
    toCore = [];
    hub.setCore((each) => { toCore.push(each); });
  });

  test('each stream gets its own frames', () => {
    const [one, two] = [port(), port()];
    hub.attach(1, one);
    hub.attach(2, two);
    for (const [streamId, seq] of [[1, 0], [2, 0], [1, 1]] as const) hub.fromCore(frame(streamId, seq));
    expect([seqs(one), seqs(two)]).toEqual([[0, 1], [0]]);
  });

  test('frames that come before their stream is asked for wait, half a second at most', () => {
    for (let seq = 0; seq < initialCredit + 5; seq += 1) hub.fromCore(frame(9, seq));
    const late = port();
    hub.attach(9, late);
    hub.fromCore(frame(9, 99));
    expect(seqs(late)).toEqual([...Array.from({ length: initialCredit }, (_, n) => n + 5), 99]);
  });

  test('streams that nobody asks for are forgotten, oldest first', () => {
    for (let streamId = 1; streamId <= 20; streamId += 1) hub.fromCore(frame(streamId, 0));
    const [first, last] = [port(), port()];
    hub.attach(1, first);
    hub.attach(20, last);
    expect([seqs(first), seqs(last)]).toEqual([[], [0]]);
  });

  test('a port speaks for its own stream only, in whole frames', () => {
    const one = port();
    hub.attach(1, one);
    for (const data of [frame(1, 0), frame(2, 0), new ArrayBuffer(3), 'text', null, new Uint8Array(frame(1, 1))]) one.say(data);
    expect(toCore.map((each) => decodeFrame(new Uint8Array(each))?.streamId)).toEqual([1]);
  });

  test('a stream’s end is heard, and ends it', () => {
    const one = port();
    hub.attach(1, one);
    hub.fromCore(frame(1, 0, 'end'));
    expect([seqs(one), one.onmessage]).toEqual([['end'], null]);
  });

  test('a second port for a stream takes the place of the first', () => {
    const [first, second] = [port(), port()];
    hub.attach(1, first);
    hub.attach(1, second);
    hub.fromCore(frame(1, 0));
    expect([first.closed, seqs(first), seqs(second)]).toEqual([true, [], [0]]);
  });

  test('losing the core ends every stream, and nothing is sent until it is back', () => {
    const one = port();
    hub.attach(1, one);
    hub.setCore(null);
    expect(seqs(one)).toEqual(['end']);
    one.say(frame(1, 0));
    expect(toCore).toEqual([]);
  });
});
