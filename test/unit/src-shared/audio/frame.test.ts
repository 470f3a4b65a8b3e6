import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { decodeFrame, encodeFrame, frameHeaderBytes, frameKinds, maxFrameSamples, type FrameKind } from '../../../../src-shared/audio/frame.ts';

const kinds = Object.keys(frameKinds) as FrameKind[];

describe('lane frames', () => {
  test('every frame comes back as it went, also out of a shared Node buffer', () => {
    fc.assert(fc.property(
      fc.constantFrom(...kinds), fc.nat(0xffff), fc.nat(0xffff_ffff), fc.nat(0xffff_ffff), fc.int16Array({ maxLength: 960 }),
      (kind, streamId, seq, value, pcm) => {
        const samples = kind === 'pcm' ? pcm : new Int16Array(0);
        const bytes = encodeFrame({ kind, streamId, seq, value, samples });
        const shared = Buffer.concat([Buffer.from('padding'), bytes]).subarray(7);
        for (const each of [bytes, shared]) expect(decodeFrame(each)).toEqual({ kind, streamId, seq, value, samples });
      },
    ));
  });

  test('garbage is no frame', () => {
    const good = encodeFrame({ kind: 'pcm', streamId: 1, seq: 1, value: 1, samples: new Int16Array(4) });
    expect(decodeFrame(good.subarray(0, frameHeaderBytes - 1))).toBeNull();
    expect(decodeFrame(good.subarray(0, good.length - 1))).toBeNull();
    expect(decodeFrame(Uint8Array.from(good).fill(0, 0, 1))).toBeNull();
    expect(decodeFrame(Uint8Array.from(good).fill(2, 1, 2))).toBeNull();
    expect(decodeFrame(Uint8Array.from(good).fill(9, 2, 3))).toBeNull();
    expect(decodeFrame(Uint8Array.from(good).fill(frameKinds.clear, 2, 3))).toBeNull();
    expect(decodeFrame(new Uint8Array(frameHeaderBytes + (maxFrameSamples + 1) * 2))).toBeNull();
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => { decodeFrame(bytes); }));
  });
});
