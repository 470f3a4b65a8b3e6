import type { Opus } from '../../src-main/core/ports/opus.ts';
import { err } from '../../src-shared/domain/result.ts';

/** An encoder that cannot: recordings stay WAV. */
export const noOpus: Opus = {
  encode: () => Promise.resolve(err({ code: 'failed', text: 'no encoder here' })),
  decode: () => Promise.resolve(err({ code: 'failed', text: 'no encoder here' })),
  stop: () => Promise.resolve(),
};
