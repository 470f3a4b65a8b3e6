import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sessionUpdate } from '../../../src-main/core/realtime/client-event.ts';
import { changeProblems } from '../../../src-main/core/realtime/change-problems.ts';
import { usableConfig } from '../../../src-main/core/realtime/usable-config.ts';
import type { SessionConfig } from '../../../src-main/core/realtime/session-api.ts';
import { audioOf, connectRealtime, samplesOf, type RealtimeClient } from '../../fakes/practice/realtime-client.ts';
import { instructionsFor, sessionFor } from '../../fakes/practice/run-call.ts';
import { startTestPractice } from '../../fakes/practice/start-test-practice.ts';
import { createToneSpeech } from '../../fakes/practice/tone-speech.ts';
import { testConfig } from '../../fakes/realtime/session-fixture.ts';
import { realtimeSettings } from '../../fakes/realtime/setting-arbitraries.ts';

let practice: Awaited<ReturnType<typeof startTestPractice>>;
beforeAll(async () => { practice = await startTestPractice(); });
afterEach(() => { expect(practice.unfit).toEqual([]); });
afterAll(async () => { await practice.stop(); });

async function session(vad: Record<string, unknown> = {}): Promise<RealtimeClient> {
  const client = await connectRealtime(practice.url, practice.apiKey);
  await client.next('session.created');
  const given = sessionFor(instructionsFor('Ask.', [])) as { audio: { input: { turn_detection: object } } };
  client.send({ type: 'session.update', session: { ...given, audio: { ...given.audio, input: { ...given.audio.input, turn_detection: { ...given.audio.input.turn_detection, ...vad } } } } });
  await client.next('session.updated');
  return client;
}
/** A first answer, heard or not; resolves at its end. */
async function answer(client: RealtimeClient): Promise<{ readonly samples: number; readonly text: string }> {
  const from = client.events.length;
  client.send({ type: 'response.create' });
  await client.next('response.done', from);
  const events = client.events.slice(from);
  return {
    samples: events.filter((event) => event.type === 'response.output_audio.delta').reduce((sum, event) => sum + samplesOf(event.delta).length, 0),
    text: events.filter((event) => event.type === 'response.output_audio_transcript.done').map((event) => event.transcript).join(' '),
  };
}

describe('session settings', () => {
  it('takes every set of settings that our own check lets pass, one after the other, nulls and all', async () => {
    const client = await connectRealtime(practice.url, practice.apiKey);
    let config: SessionConfig = { ...testConfig, settings: { ...testConfig.settings, tracing: false } };
    let before: SessionConfig | null = null;
    let sent = 0;
    for (const settings of fc.sample(realtimeSettings, { numRuns: 200, seed: 7 })) {
      const next = usableConfig({ ...config, settings }, 0).config;
      if (changeProblems(config, next.settings, { hasSpoken: false, nowMs: 0 }).length > 0) continue;
      client.sendRaw(sessionUpdate(next, `settings_${sent}`, true, false, before));
      sent += 1;
      config = next;
      before = next;
    }
    await client.next('session.updated', 0, () => client.events.filter((event) => event.type === 'session.updated').length === sent || client.events.some((event) => event.type === 'error'));
    expect(client.events.filter((event) => event.type === 'error')).toEqual([]);
    expect(sent).toBeGreaterThan(50);
    await client.close();
  });

  it.each([
    ['a threshold above 1', { audio: { input: { turn_detection: { type: 'server_vad', threshold: 1.01 } } } }, 'session.audio.input.turn_detection.threshold'],
    ['an idle timeout below 5 s', { audio: { input: { turn_detection: { type: 'server_vad', idle_timeout_ms: 4_999 } } } }, 'session.audio.input.turn_detection.idle_timeout_ms'],
    ['a speed above 1.5', { audio: { output: { speed: 1.51 } } }, 'session.audio.output.speed'],
    ['guiding words for a model that takes none', { audio: { input: { transcription: { model: 'gpt-realtime-whisper', prompt: 'x' } } } }, 'session.audio.input.transcription.prompt'],
  ])('refuses %s by name', async (_, update, param) => {
    const client = await session();
    client.send({ type: 'session.update', event_id: 'e1', session: { type: 'realtime', ...update } });
    expect((await client.next('error')).error).toMatchObject({ param, event_id: 'e1' });
    await client.close();
  });

  it('a trace that is on stays on', async () => {
    const client = await session();
    for (const tracing of ['auto', 'auto', null]) client.send({ type: 'session.update', session: { type: 'realtime', tracing } });
    expect((await client.next('error')).error).toMatchObject({ param: 'session.tracing' });
    await client.close();
  });

  it('speaks the same words faster and slower', async () => {
    const lengths: number[] = [];
    for (const speed of [0.5, 1, 1.5]) {
      const client = await session();
      client.send({ type: 'session.update', session: { type: 'realtime', audio: { output: { speed } } } });
      const { samples, text } = await answer(client);
      expect(text).not.toBe('');
      lengths.push(samples);
      await client.close();
    }
    expect(lengths[0]! / lengths[1]!).toBeCloseTo(2, 1);
    expect(lengths[1]! / lengths[2]!).toBeCloseTo(1.5, 1);
  });
});

describe('the idle timeout', () => {
  it('after the answer was heard commits a turn without words, and the assistant speaks up', async () => {
    const client = await session({ idle_timeout_ms: 5_000 });
    await answer(client);
    const from = client.events.length;
    const timeout = await client.next('input_audio_buffer.timeout_triggered');
    await client.next('response.done', from);
    const types = client.events.slice(from).map((event) => event.type);
    expect(types.slice(0, 4)).toEqual(['input_audio_buffer.timeout_triggered', 'input_audio_buffer.committed', 'conversation.item.added', 'conversation.item.done']);
    expect(client.events.slice(from).find((event) => event.type === 'conversation.item.input_audio_transcription.completed')).toMatchObject({ item_id: timeout.item_id, transcript: '' });
    expect(client.events.slice(from).some((event) => event.type === 'response.output_audio_transcript.done')).toBe(true);
    await client.close();
  });

  it('switched off with null in time, or with semantic turns, does nothing', async () => {
    const client = await session({ idle_timeout_ms: 5_000 });
    await answer(client);
    client.send({ type: 'session.update', session: { type: 'realtime', audio: { input: { turn_detection: { type: 'server_vad', silence_duration_ms: 500, idle_timeout_ms: null } } } } });
    // Another session's timeout is the clock: it began later, so that this one would have come first.
    const clock = await session({ idle_timeout_ms: 5_000 });
    await answer(clock);
    await clock.next('input_audio_buffer.timeout_triggered');
    expect(client.events.map((event) => event.type)).not.toContain('input_audio_buffer.timeout_triggered');
    await client.close();
    await clock.close();
  });

  it('begins anew with each answer, and their speech stops it', async () => {
    const client = await session({ idle_timeout_ms: 5_000 });
    await answer(client);
    const speech = createToneSpeech().say('this is one long sentence that nobody knows of', 'man');
    for (let at = 0; at < speech.length; at += 4_800) client.send({ type: 'input_audio_buffer.append', audio: audioOf(speech.slice(at, at + 4_800)) });
    await client.next('input_audio_buffer.speech_started');
    const clock = await session({ idle_timeout_ms: 5_000 });
    await answer(clock);
    await clock.next('input_audio_buffer.timeout_triggered');
    expect(client.events.map((event) => event.type)).not.toContain('input_audio_buffer.timeout_triggered');
    await client.close();
    await clock.close();
  });
});
