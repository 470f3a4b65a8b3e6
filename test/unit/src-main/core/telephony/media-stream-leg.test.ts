import { describe, expect, it } from 'vitest';
import { decodeMulaw, encodeMulaw } from '../../../../../src-shared/audio/mulaw.ts';
import { openLegBench, sounds, speech } from '../../../../fakes/twilio/leg-bench.ts';
import { createResampler } from '../../../../../src-shared/audio/resampler.ts';
import { keypadTone } from '../../../../../src-main/core/telephony/keypad-tones.ts';
import { longestGapMs } from '../../../../../src-main/core/telephony/media-stream-leg.ts';
import { aheadMs } from '../../../../../src-main/core/telephony/outgoing-sound.ts';

const latencies = [0, 35, 120];

describe('towards the far end', () => {
  it.each(latencies)('µ-law arrives untouched, whole and without a hole, never far ahead (%d ms away)', (latencyMs) => {
    const { clock, leg, peer } = openLegBench({ latencyMs });
    const words = speech(3_010);
    clock.advance(latencyMs + 100);
    // As a service sends it: all at once, in uneven pieces.
    for (let at = 0; at < words.length; at += 1_234) leg.playG711(words.slice(at, at + 1_234));
    leg.endOfUtterance();
    clock.advance(3_010 + 2 * latencyMs + 300);
    const heard = Buffer.from(peer.heard());
    expect(heard.indexOf(Buffer.from(words))).toBeGreaterThan(0);
    expect(sounds(heard).length).toBe(sounds(words).length);
    expect(peer.mostAheadMs()).toBeLessThanOrEqual(aheadMs + 2 * latencyMs + 40);
    expect(peer.errors).toEqual([]);
    expect(leg.queuedSamples()).toBe(0);
    expect(leg.playedSamples()).toBe(words.length * 3);
  });

  it('PCM of a session at 24 kHz is narrowed and encoded', () => {
    const { clock, leg, peer } = openLegBench();
    const tone = Int16Array.from({ length: 24_000 }, (_, at) => Math.round(8_000 * Math.sin((2 * Math.PI * 440 * at) / 24_000)));
    for (let at = 0; at < tone.length; at += 480) leg.play(tone.slice(at, at + 480));
    leg.endOfUtterance();
    clock.advance(1_200);
    const down = createResampler(24_000, 8_000);
    const narrow = new Int16Array(down.outputRoom(tone.length));
    down.process(tone, narrow);
    expect(Buffer.from(peer.heard()).indexOf(Buffer.from(encodeMulaw(narrow)))).toBeGreaterThanOrEqual(0);
  });

  it('a short word does not wait for the next one', () => {
    const { clock, leg, peer } = openLegBench();
    leg.playG711(speech(7));
    clock.advance(100);
    expect(sounds(peer.heard()).length).toBe(56);
  });

  it('is told as it was played, in frames, without holes', () => {
    const { clock, leg, playedHere } = openLegBench({ latencyMs: 35 });
    const words = speech(1_000);
    clock.advance(155);
    leg.playG711(words);
    leg.endOfUtterance();
    clock.advance(1_480);
    const played = playedHere();
    const loud = Array.from({ length: Math.floor(played.length / 480) }, (_, frame) => played.subarray(frame * 480, frame * 480 + 480).some((sample) => sample !== 0));
    const [first, last] = [loud.indexOf(true), loud.lastIndexOf(true)];
    expect(loud.slice(first, last + 1).every(Boolean)).toBe(true);
    expect(last - first + 1).toBe(50);
    // One frame for each 20 ms since the stream began, said or not.
    expect(played.length).toBe(480 * 80);
  });

  it('softer means twenty decibels, and nothing is lost of it', () => {
    const { clock, leg, peer } = openLegBench();
    const loud = encodeMulaw(Int16Array.from({ length: 8_000 }, (_, at) => (at % 8 < 4 ? 20_000 : -20_000)));
    leg.playG711(loud.slice(0, 4_000));
    clock.advance(500);
    leg.duck(true);
    leg.playG711(loud.slice(4_000));
    leg.endOfUtterance();
    clock.advance(700);
    const heard = decodeMulaw(sounds(peer.heard()));
    const ratio = Math.abs(heard[0]!) / Math.abs(heard.at(-1)!);
    expect(heard.length).toBe(8_000);
    expect(ratio).toBeGreaterThan(9.5);
    expect(ratio).toBeLessThan(10.6);
  });

  it.each(latencies)('on hold nothing is heard and nothing is lost (%d ms away)', (latencyMs) => {
    const { clock, leg, peer, heardHere } = openLegBench({ latencyMs });
    const words = speech(1_500);
    clock.advance(latencyMs + 40);
    leg.playG711(words);
    leg.endOfUtterance();
    clock.advance(600 + latencyMs);
    leg.hold(true);
    clock.advance(latencyMs + 40);
    const before = sounds(peer.heard()).length;
    const heardBefore = heardHere().length;
    peer.say(speech(400, 9));
    clock.advance(1_000);
    expect(sounds(peer.heard()).length).toBe(before);
    expect(sounds(heardHere().subarray(heardBefore + 160)).length).toBe(0);
    leg.hold(false);
    clock.advance(1_500 + 2 * latencyMs);
    const missed = words.length - sounds(peer.heard()).length;
    // What lay on the wire when it was held is said twice, or a few milliseconds of it not at all.
    expect(Math.abs(missed) / 8).toBeLessThanOrEqual(latencyMs === 0 ? 20 : 60);
  });
});

describe('an interruption', () => {
  const cases = latencies.flatMap((latencyMs) => [110, 333, 777, 1_501, 4_090].map((atMs) => ({ latencyMs, atMs })));
  it.each(cases)('$atMs ms into an answer, $latencyMs ms away: silence at once, nothing stale, and what was heard is known to 10 ms', ({ latencyMs, atMs }) => {
    const { clock, leg, peer } = openLegBench({ latencyMs });
    clock.advance(latencyMs * 2 + 200);
    // An earlier answer: from it the way to the far end is known.
    leg.playG711(speech(400, 3));
    leg.endOfUtterance();
    clock.advance(1_000 + 3 * latencyMs + 7);
    const before = leg.playedSamples();
    const takenBefore = peer.playedBytes();
    leg.playG711(speech(8_000));
    clock.advance(atMs + latencyMs);
    const nowMs = (leg.playedSamples() - before) / 24;
    const earMs = (peer.playedBytes() - takenBefore) / 8;
    // The peer counts whole frames, so that it may be up to one behind its own ear.
    expect(nowMs - earMs).toBeGreaterThanOrEqual(-10);
    expect(nowMs - earMs).toBeLessThanOrEqual(20 + 10);
    leg.clear();
    const believedMs = (leg.playedSamples() - before) / 24;
    expect(leg.queuedSamples()).toBe(0);
    clock.advance(latencyMs);
    const taken = peer.takenBytes();
    clock.advance(20);
    const heard = peer.heard().length;
    clock.advance(2_000);
    expect(peer.clears).toHaveLength(1);
    expect(peer.takenBytes()).toBe(taken);
    expect(sounds(peer.heard().subarray(heard)).length).toBe(0);
    // All that was ever heard of it; the frame in which it was cut is heard out.
    const trueMs = (peer.playedBytes() - takenBefore) / 8;
    expect(believedMs - trueMs).toBeGreaterThanOrEqual(-20 - 10);
    expect(believedMs - trueMs).toBeLessThanOrEqual(10);
    expect((leg.playedSamples() - before) / 24).toBe(believedMs);

    // The next answer is counted from there, and its first marks are its own.
    leg.playG711(speech(500, 5));
    leg.endOfUtterance();
    clock.advance(900 + 2 * latencyMs);
    expect((leg.playedSamples() - before) / 24 - believedMs).toBeCloseTo(500, 5);
  });

  it.each([40, 80, 160, 400])('a far end that stood still for %d ms is believed by its marks again', (ms) => {
    const { clock, leg, peer } = openLegBench({ latencyMs: 35 });
    clock.advance(200);
    leg.playG711(speech(5_000));
    clock.advance(1_000);
    peer.stall(ms);
    clock.advance(ms + 400);
    leg.clear();
    clock.advance(200);
    const errorMs = leg.playedSamples() / 24 - peer.playedBytes() / 8;
    // The clock does not fall: what it believed while nothing moved is made up for as the marks come.
    expect(errorMs).toBeGreaterThanOrEqual(-30);
    expect(errorMs).toBeLessThanOrEqual(10);
  });

  it('the clock waits when the far end does', () => {
    const { clock, leg, peer } = openLegBench();
    leg.playG711(speech(2_000));
    clock.advance(300);
    // Twilio's buffer stands still, and no mark comes.
    peer.cut();
    clock.advance(1_000);
    const stuckMs = leg.playedSamples() / 24;
    expect(stuckMs).toBeGreaterThan(250);
    expect(stuckMs).toBeLessThan(300 + 210);
    clock.advance(5_000);
    expect(leg.playedSamples() / 24).toBe(stuckMs);
  });
});

describe('from the far end', () => {
  it('every frame comes as it was said', () => {
    const { clock, peer, heardHere } = openLegBench();
    const words = speech(800);
    peer.say(words);
    clock.advance(1_000);
    expect(Buffer.from(heardHere()).indexOf(Buffer.from(words))).toBe(0);
    expect(heardHere().length).toBe(peer.saidBytes());
  });

  it.each([[60], [500], [9_000]])('%d ms of lost packets become silence, not a jump', (ms) => {
    const { clock, peer, heardHere } = openLegBench();
    clock.advance(200);
    const words = speech(400);
    peer.say(words);
    clock.advance(100);
    peer.lose(ms);
    clock.advance(ms + 400);
    // What nothing came for at all is filled by the session itself, in its own time.
    const filledBySession = ms >= 200 ? ms + 20 : 0;
    const allMs = 200 + 100 + ms + 400;
    expect(heardHere().length / 8 + filledBySession).toBeGreaterThanOrEqual(allMs - 20);
    expect(heardHere().length / 8 + filledBySession).toBeLessThanOrEqual(allMs + 20);
  });

  it('a gap that came late all at once is filled by its timestamps, and never beyond ten seconds', () => {
    const { clock, leg, heardHere } = openLegBench();
    const media = (timestampMs: number) => ({ type: 'media', streamSid: 'MZ', timestampMs, bytes: speech(20) }) as const;
    clock.advance(10);
    leg.hear(media(0));
    leg.hear(media(1_020));
    expect(heardHere().length / 8).toBe(20 + 1_000 + 20);
    expect(heardHere().subarray(160, 160 + 8_000).every((code) => code === 0xff)).toBe(true);
    leg.hear(media(3_600_000));
    expect(heardHere().length / 8).toBe(20 + 1_000 + 20 + longestGapMs + 20);
  });

  it('a burst loses nothing and adds nothing', () => {
    const { clock, peer, heardHere } = openLegBench();
    clock.advance(100);
    peer.burst(300);
    const words = speech(600);
    peer.say(words);
    clock.advance(1_000);
    expect(Buffer.from(heardHere()).indexOf(Buffer.from(words))).toBeGreaterThan(0);
    expect(heardHere().length).toBe(peer.saidBytes());
  });

  it('keys come as digits', () => {
    const { clock, peer, digits } = openLegBench();
    for (const key of '15#*') peer.press(key);
    clock.advance(20);
    expect(digits).toEqual(['1', '5', '#', '*']);
  });
});

describe('keys to the far end', () => {
  it.each('0123456789*#ABCD'.split(''))('%s is its two tones and nothing else, 160 ms and 70 ms of quiet', (key) => {
    const tone = keypadTone(key)!;
    expect(tone.length).toBe(230 * 8);
    expect(tone.subarray(160 * 8).every((code) => code === 0xff)).toBe(true);
    const samples = decodeMulaw(tone.subarray(0, 160 * 8));
    const strongest = [697, 770, 852, 941, 1209, 1336, 1477, 1633].map((hz) => ({ hz, power: powerAt(samples, hz) })).sort((a, b) => b.power - a.power);
    const rows = ['123A', '456B', '789C', '*0#D'];
    const row = rows.findIndex((each) => each.includes(key));
    expect(strongest.slice(0, 2).map(({ hz }) => hz).sort((a, b) => a - b)).toEqual([[697, 770, 852, 941][row], [1209, 1336, 1477, 1633][rows[row]!.indexOf(key)]]);
    // Receivers want the two alike, and everything else at least 20 dB below.
    expect(10 * Math.log10(strongest[0]!.power / strongest[1]!.power)).toBeLessThan(1);
    expect(10 * Math.log10(strongest[1]!.power / strongest[2]!.power)).toBeGreaterThan(25);
  });

  it('are heard whole and in order behind what was said, and voice waits for them', () => {
    const { clock, leg, peer } = openLegBench({ latencyMs: 35 });
    const [before, after] = [speech(400, 2), speech(300, 4)];
    leg.playG711(before);
    leg.sendDigits('1x#');
    leg.playG711(after);
    leg.endOfUtterance();
    clock.advance(2_500);
    const wanted = Buffer.concat([before, keypadTone('1')!, keypadTone('#')!]);
    const heard = Buffer.from(peer.heard());
    expect(heard.indexOf(wanted)).toBeGreaterThan(0);
    expect(heard.indexOf(Buffer.from(after))).toBeGreaterThan(heard.indexOf(wanted) + wanted.length - 1);
  });

  it.each([100, 300, 460, 640, 700])('survive an interruption %d ms after they were asked for, each once and whole', (atMs) => {
    const { clock, leg, peer } = openLegBench({ latencyMs: 35 });
    clock.advance(100);
    leg.playG711(speech(400, 2));
    leg.sendDigits('42');
    clock.advance(atMs);
    leg.clear();
    leg.playG711(speech(200, 6));
    leg.endOfUtterance();
    clock.advance(2_500);
    const heard = Buffer.from(peer.heard());
    const [four, two] = [heard.indexOf(Buffer.from(keypadTone('4')!)), heard.indexOf(Buffer.from(keypadTone('2')!))];
    expect(four).toBeGreaterThan(0);
    expect(two).toBeGreaterThan(four);
    expect(heard.indexOf(Buffer.from(keypadTone('4')!), four + 1)).toBe(-1);
    expect(heard.indexOf(Buffer.from(speech(200, 6)))).toBeGreaterThan(two);
  });
});

it('the end is told once, and nothing after it', () => {
  const { clock, leg, peer, ends, heardHere } = openLegBench();
  clock.advance(100);
  leg.end('hung_up_by_them');
  leg.end('failed_line');
  const heard = heardHere().length;
  const taken = peer.takenBytes();
  leg.playG711(speech(200));
  clock.advance(500);
  expect(ends).toEqual(['hung_up_by_them']);
  expect(heardHere().length).toBe(heard);
  expect(peer.takenBytes()).toBe(taken);
  // The peer's own tick is all that is left.
  expect(clock.pending()).toBe(1);
});

/** Goertzel. */
function powerAt(samples: Int16Array, hz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hz) / 8_000);
  let [last, before] = [0, 0];
  for (const sample of samples) [last, before] = [sample + turn * last - before, last];
  return last * last + before * before - turn * last * before;
}
