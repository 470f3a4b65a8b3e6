import { afterEach, describe, expect, it } from 'vitest';
import { coreOnPhone, ownNumber, phoneBrief, theirNumber, type CoreOnPhone } from '../../fakes/twilio/core-on-phone.ts';
import { decodeMulaw, encodeMulaw } from '../../../src-shared/audio/mulaw.ts';
import { keypadTone } from '../../../src-main/core/telephony/keypad-tones.ts';
import { sounds } from '../../fakes/twilio/leg-bench.ts';

let app: CoreOnPhone | null = null;
afterEach(async () => {
  await app?.stop();
  app = null;
});
const open = async (): Promise<CoreOnPhone> => {
  app = await coreOnPhone();
  return app;
};
const place = async (to = theirNumber): Promise<string> => {
  const placed = await app!.console('call.place', { to, name: 'Harbor & Pine', line: 'media_stream', brief: phoneBrief, lift: ['quiet_hours'] });
  if (!placed.ok) throw new Error(placed.error.message);
  return placed.value.callId;
};
const call = (id: string) => app!.state().calls.find((each) => each.id === id)!;
const phase = (id: string, wanted: string): Promise<void> => app!.until(`${wanted} of ${id}`, () => call(id).phase === wanted);
/** Somebody speaks: voiced sound with pauses of words, µ-law. */
const talk = (ms: number): Uint8Array => encodeMulaw(Int16Array.from({ length: ms * 8 }, (_, at) => {
  const t = at / 8_000;
  const envelope = 0.35 + 0.65 * Math.abs(Math.sin(2 * Math.PI * 3 * t));
  return Math.round(9_000 * envelope * (Math.sin(2 * Math.PI * 180 * t) + 0.6 * Math.sin(2 * Math.PI * 620 * t) + 0.4 * Math.sin(2 * Math.PI * 1_450 * t)) / 2);
}));

describe('a call to a phone', () => {
  it('rings, is answered, and carries sound both ways untouched', async () => {
    const { twilio, taps, streaming, until, eventually } = await open();
    const id = await place();
    await phase(id, 'connected');
    const { peer, params } = await streaming();
    expect([params.get('To'), params.get('From'), params.get('StatusCallbackMethod')]).toEqual([theirNumber, ownNumber, 'POST']);
    expect(twilio.requests).toEqual(['POST /Calls.json']);
    expect(call(id)).toMatchObject({ line: 'media_stream', lineLabel: 'Twilio 7986', peer: { name: 'Harbor & Pine', number: theirNumber, standing: 'outside' } });

    // Nobody says hello, so the assistant does. What the service sent is what the phone heard, byte for byte.
    await until('it spoke', () => app!.state().transcripts[id]?.some((line) => line.speaker === 'assistant' && line.status === 'final') === true);
    const [tap] = taps;
    const sent = Buffer.concat(tap!.deltas.map((delta) => delta.bytes));
    await eventually('all was heard', () => peer.playedBytes() >= sent.length);
    expect(sent.length).toBeGreaterThan(8_000);
    expect(Buffer.from(peer.heard()).includes(sent)).toBe(true);
    expect(correlation(decodeMulaw(sent), decodeMulaw(peer.heard()))).toBeGreaterThan(0.999);
    expect(peer.errors).toEqual([]);

    const words = talk(1_200);
    peer.say(words);
    await until('it was heard', () => app!.state().transcripts[id]?.some((line) => line.speaker === 'them') === true);
    const appended = Buffer.concat(tap!.appended);
    expect(correlation(decodeMulaw(words.subarray(0, 4_000)), decodeMulaw(appended))).toBeGreaterThan(0.999);
    const update = tap!.events.find(({ from, event }) => from === 'app' && event['type'] === 'session.update')?.event['session'];
    expect(JSON.stringify(update)).toContain('audio/pcmu');
  });

  it('the owner hangs up', async () => {
    const { twilio, streaming, taps, eventually } = await open();
    const id = await place();
    await phase(id, 'connected');
    const phone = await streaming();
    await app!.console('call.hangUp', { callId: id });
    await phase(id, 'ended');
    expect(call(id).end).toMatchObject({ reason: 'hung_up_by_owner' });
    expect([phone.status, twilio.requests.at(-1)]).toEqual(['completed', 'POST /Calls/{sid}.json']);
    await eventually('every socket is closed', () => taps.every((tap) => tap.closed) && phone.socket!.readyState === phone.socket!.CLOSED);
  });

  it('they hang up', async () => {
    const { twilio, streaming } = await open();
    const id = await place();
    await phase(id, 'connected');
    await twilio.hangUp(await streaming());
    await phase(id, 'ended');
    expect(call(id).end).toEqual({ reason: 'hung_up_by_them', text: 'Harbor & Pine hung up.' });
  });

  it.each([['busy', 'busy', 'The line was busy.'], ['no-answer', 'no_answer', 'Nobody answered.'], ['failed', 'failed_line', 'Twilio could not put the call through. The call is over. Check the number, then call again.']] as const)('%s', async (outcome, reason, text) => {
    const { twilio } = await open();
    twilio.pickUp(() => ({ outcome }));
    const id = await place();
    await phase(id, 'ended');
    expect(call(id).end).toEqual({ reason, text });
  });

  it('hung up while it rings, it rings no more', async () => {
    const { twilio } = await open();
    twilio.pickUp(() => ({ outcome: 'answers', ringMs: 30_000 }));
    const id = await place();
    await phase(id, 'ringing');
    await app!.console('call.hangUp', { callId: id });
    await phase(id, 'ended');
    expect([call(id).end?.reason, twilio.calls[0]?.status, twilio.calls[0]?.peer]).toEqual(['hung_up_by_owner', 'canceled', null]);
  });

  it('the socket breaks while the call is on: the line failed, and Twilio is told to end the call', async () => {
    const { twilio, streaming, eventually } = await open();
    const id = await place();
    await phase(id, 'connected');
    const phone = await streaming();
    // Twilio's end of the call goes on.
    phone.socket!.removeAllListeners('close');
    phone.peer.cut();
    phone.socket!.terminate();
    await phase(id, 'ended');
    expect(call(id).end).toMatchObject({ reason: 'failed_line', text: expect.stringContaining('connection between Twilio and this computer broke') as unknown });
    await eventually('ended there', () => phone.status === 'completed');
    expect(twilio.requests.slice(1)).toEqual(['GET /Calls/{sid}.json', 'POST /Calls/{sid}.json']);
  });

  it('keys go out as tones and come in as notes', async () => {
    const { streaming, until, eventually } = await open();
    const id = await place();
    await phase(id, 'connected');
    const { peer } = await streaming();
    await app!.console('call.sendDigits', { callId: id, digits: '42#' });
    peer.press('7');
    await until('noted', () => app!.state().transcripts[id]?.some((line) => line.text === 'Pressed 7' && line.speaker === 'them') === true);
    const tones = Buffer.concat('42#'.split('').map((key) => keypadTone(key)!));
    await eventually('the tones were heard', () => Buffer.from(peer.heard()).includes(tones));
  });

  it('an interruption clears what lies at Twilio, and nothing of the old answer follows', async () => {
    const { streaming, taps, eventually } = await open();
    const id = await place();
    await phase(id, 'connected');
    const { peer } = await streaming();
    await eventually('it speaks', () => peer.playedBytes() > 4_000);
    peer.say(talk(1_500));
    await eventually('it was cut', () => taps[0]!.events.some(({ from, event }) => from === 'app' && event['type'] === 'conversation.item.truncate'));
    await eventually('it was cleared', () => peer.clears.length > 0);
    const { event } = taps[0]!.events.find((each) => each.event['type'] === 'conversation.item.truncate')!;
    // What the phone heard, and what the model is told that it heard. Time runs faster here, and so does every delay of a busy machine.
    expect(Math.abs(Number(event['audio_end_ms']) - peer.playedBytes() / 8)).toBeLessThan(300);
    const taken = peer.takenBytes();
    const responses = new Set(taps[0]!.deltas.map((delta) => delta.responseId)).size;
    await eventually('they stopped', () => taps[0]!.events.some((each) => each.event['type'] === 'input_audio_buffer.speech_stopped'));
    if (new Set(taps[0]!.deltas.map((delta) => delta.responseId)).size === responses) expect(peer.takenBytes()).toBe(taken);
  });
});

describe('a call from a phone', () => {
  it('rings until the assistant is ready, is answered by it, and ends when they hang up', async () => {
    const { twilio, publicUrl, eventually } = await open();
    const phone = await twilio.ring(theirNumber, publicUrl);
    expect([phone.status, phone.refused]).toEqual(['in-progress', null]);
    const [live] = app!.state().calls;
    expect(live).toMatchObject({ direction: 'inbound', line: 'media_stream', peer: { name: '+1 415 200 7987', number: theirNumber, standing: 'outside' } });
    await phase(live!.id, 'connected');
    await eventually('it greets', () => (phone.peer?.playedBytes() ?? 0) > 4_000);
    expect(sounds(phone.peer!.heard()).length).toBeGreaterThan(2_000);
    await twilio.hangUp(phone);
    await phase(live!.id, 'ended');
    expect(call(live!.id).end?.reason).toBe('hung_up_by_them');
  });

  it.each(['anonymous', '+266696687', '', 'sip:x@y.example', '<script>'])('from %j is an unknown caller', async (from) => {
    const { twilio, publicUrl } = await open();
    await twilio.ring(from, publicUrl);
    expect(app!.state().calls[0]?.peer).toMatchObject({ name: 'Unknown caller', number: null });
  });

  it('the same webhook twice is one call with one answer', async () => {
    const { twilio, publicUrl } = await open();
    const phone = await twilio.ring(theirNumber, publicUrl);
    const again = await twilio.post(publicUrl, '/twilio/voice', { CallSid: phone.sid, AccountSid: twilio.accountSid, From: theirNumber, To: ownNumber, CallStatus: 'ringing', ApiVersion: '2010-04-01', Direction: 'inbound', Caller: theirNumber, Called: ownNumber });
    expect([again.body === phone.twiml, app!.state().calls.length]).toEqual([true, 1]);
  });
});

function correlation(words: Int16Array, heard: Int16Array): number {
  let best = 0;
  const norm = Math.sqrt(words.reduce((sum, sample) => sum + sample * sample, 0));
  // Coarsely, then exactly around the best place.
  for (let at = 0; at + words.length <= heard.length; at += 1) {
    if (words[0] !== heard[at] || words[1] !== heard[at + 1]) continue;
    let [cross, power] = [0, 0];
    for (let i = 0; i < words.length; i += 1) {
      cross += words[i]! * heard[at + i]!;
      power += heard[at + i]! ** 2;
    }
    best = Math.max(best, cross / (norm * Math.sqrt(power) || 1));
  }
  return best;
}
