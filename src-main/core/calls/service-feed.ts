import type { AudioFormat, RealtimeSession } from '../realtime/session-api.ts';
import { createResampler } from '../../../src-shared/audio/resampler.ts';
import { encodeMulaw } from '../../../src-shared/audio/mulaw.ts';

/**
 * What the other side said, to the service in its session's format. µ-law that came untouched from the line goes on untouched; what was made
 * anew here (silence of a muted microphone, a gate) is encoded. Lines never give the service A-law.
 */
export function createServiceFeed(session: Pick<RealtimeSession, 'sendAudio' | 'sendG711'>, format: AudioFormat): (samples: Int16Array, g711?: Uint8Array) => void {
  if (format === 'pcm24k') return (samples) => { session.sendAudio(samples.slice()); };
  const down = createResampler(24_000, 8_000);
  let made = false;
  return (samples, g711) => {
    if (g711 !== undefined) {
      made = false;
      return session.sendG711(g711.slice());
    }
    // Nothing of what was converted before the untouched sound belongs into this.
    if (!made) down.reset();
    made = true;
    const narrow = new Int16Array(down.outputRoom(samples.length));
    return session.sendG711(encodeMulaw(narrow.subarray(0, down.process(samples, narrow))));
  };
}
