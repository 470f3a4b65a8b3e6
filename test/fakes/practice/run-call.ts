import { decodeMulaw, encodeMulaw } from '../../../src-shared/audio/mulaw.ts';
import { createResampler } from '../../../src-shared/audio/resampler.ts';
import type { LegEvents, LineLeg } from '../../../src-main/core/ports/line-leg.ts';
import type { Practice } from '../../../src-main/core/ports/practice.ts';
import { audioOf, connectRealtime, samplesOf, type RealtimeClient, type WireEvent } from './realtime-client.ts';

export interface CallSetup {
  readonly number: string;
  readonly direction: 'outbound' | 'inbound';
  readonly goal: string;
  readonly facts: readonly string[];
  /** The output for a tool call; null = none yet. */
  readonly output: (tool: string, args: Record<string, string>) => Record<string, unknown> | null;
  /** PCM16 24 kHz unless this says µ-law. */
  readonly format?: 'audio/pcmu';
  /** Holds the outputs of tools other than hangup_call back until this line was transcribed, as a waiting approval does. */
  readonly holdUntilThemSaid?: RegExp;
  /** What the assistant says first, when it is not the usual sentence. */
  readonly says?: string;
}

export interface CallReport {
  readonly transcript: readonly string[];
  readonly tools: readonly { readonly tool: string; readonly args: Record<string, string> }[];
  readonly ended: string;
  readonly cuts: number;
  readonly errors: readonly WireEvent[];
  readonly client: RealtimeClient;
  readonly leg: LineLeg;
}

interface SpokenItem { readonly id: string; readonly startsAt: number; samples: number }

const toolNames = ['send_sms', 'send_email', 'calendar_create_event', 'calendar_update_event', 'take_message', 'hangup_call'];
export const owner = 'Elena Marchetti';
export const disclosure = "Hello, this is Elena Marchetti's AI assistant.";

export function instructionsFor(goal: string, facts: readonly string[], says = disclosure): string {
  return [`Your owner is ${owner}.`, `Say first, word for word: "${says}"`, `Goal: ${goal}`, 'Facts:', ...(facts.length === 0 ? ['- none'] : facts.map((fact) => `- ${fact}`)), 'Language: en-US'].join('\n');
}

const pcm = { type: 'audio/pcm', rate: 24000 };

export function sessionFor(instructions: string, format?: 'audio/pcmu'): Record<string, unknown> {
  return {
    type: 'realtime', output_modalities: ['audio'], instructions,
    tools: toolNames.map((name) => ({ type: 'function', name, description: name, parameters: { type: 'object' } })),
    audio: {
      input: { format: format === undefined ? pcm : { type: format }, transcription: { model: 'gpt-transcribe' }, turn_detection: { type: 'server_vad', threshold: 0.5, prefix_padding_ms: 300, silence_duration_ms: 500, create_response: true, interrupt_response: true } },
      output: { format: format === undefined ? pcm : { type: format }, voice: 'marin' },
    },
  };
}

/** The smallest client that can hold a call: pumps sound both ways, clears and truncates when they cut in, answers tools. */
export async function runCall(practice: Practice, setup: CallSetup): Promise<CallReport> {
  const engine = practice.engine();
  if (!engine.ok) throw new Error(engine.error);
  const client = await connectRealtime(engine.value.url, engine.value.apiKey);
  const up = createResampler(8_000, 24_000);
  const upOf = (samples8k: Int16Array): Int16Array => {
    const samples24k = new Int16Array(up.outputRoom(samples8k.length));
    up.process(samples8k, samples24k);
    return samples24k;
  };
  const transcript: string[] = [];
  const tools: { tool: string; args: Record<string, string> }[] = [];
  let cuts = 0;
  let responding = false;
  let respondWanted = false;
  let item = null as SpokenItem | null;
  let queuedUntil = 0;
  let hangUpWanted = false;
  let releaseAtDone = false;
  const held: (() => void)[] = [];
  const release = (): void => { for (const answer of held.splice(0)) answer(); };
  let whenEnded: (reason: string) => void = () => undefined;
  const ended = new Promise<string>((resolve) => { whenEnded = resolve; });

  client.send({ type: 'session.update', session: sessionFor(instructionsFor(setup.goal, setup.facts, setup.says), setup.format) });
  await client.next('session.updated');

  const events: LegEvents = {
    onRinging: () => { if (setup.direction === 'inbound') leg.answer(); },
    onAnswered: () => { if (setup.direction === 'inbound') client.send({ type: 'response.create' }); },
    onAudio: (samples) => client.send({ type: 'input_audio_buffer.append', audio: setup.format === undefined ? audioOf(samples.slice()) : Buffer.from(encodeMulaw(thirdOf(samples))).toString('base64') }),
    onPlayed: () => { if (hangUpWanted && !responding && leg.queuedSamples() === 0) leg.hangUp(); },
    onDigit: () => undefined,
    onEnded: whenEnded,
  };
  const opened = practice.open({ callId: 'call', direction: setup.direction, number: setup.number }, events);
  if (!opened.ok) throw new Error(opened.error);
  const leg = opened.value;

  client.on((event) => {
    switch (event.type) {
      case 'response.created': responding = true; break;
      case 'response.done':
        responding = false;
        if (releaseAtDone) release();
        if (respondWanted) client.send({ type: 'response.create' });
        respondWanted = false;
        break;
      case 'input_audio_buffer.speech_started':
        if (item !== null && leg.queuedSamples() > 0) {
          cuts += 1;
          const heardMs = Math.max(0, Math.floor(Math.min(item.samples, leg.playedSamples() - item.startsAt) / 24));
          client.send({ type: 'conversation.item.truncate', item_id: item.id, content_index: 0, audio_end_ms: heardMs });
        }
        leg.clear();
        queuedUntil = leg.playedSamples();
        break;
      case 'response.output_audio.delta': {
        const samples = setup.format === undefined ? samplesOf(event.delta) : upOf(decodeMulaw(Buffer.from(event.delta, 'base64')));
        const current: SpokenItem = item !== null && item.id === event.item_id ? item : { id: event.item_id, startsAt: Math.max(queuedUntil, leg.playedSamples()), samples: 0 };
        item = current;
        current.samples += samples.length;
        queuedUntil = current.startsAt + current.samples;
        leg.play(samples);
        break;
      }
      case 'response.output_audio.done': leg.endOfUtterance(); break;
      case 'response.output_audio_transcript.done': transcript.push(`assistant: ${event.transcript}`); break;
      case 'conversation.item.input_audio_transcription.completed':
        transcript.push(`them: ${event.transcript}`);
        if (setup.holdUntilThemSaid?.test(event.transcript) === true) releaseAtDone = true;
        break;
      case 'response.function_call_arguments.done': {
        const args = JSON.parse(event.arguments) as Record<string, string>;
        tools.push({ tool: event.name, args });
        if (event.name === 'hangup_call') hangUpWanted = true;
        const output = setup.output(event.name, args);
        if (output === null) break;
        const answer = (): void => {
          client.send({ type: 'conversation.item.create', item: { type: 'function_call_output', call_id: event.call_id, output: JSON.stringify(output) } });
          if (event.name === 'hangup_call') return;
          if (responding) respondWanted = true;
          else client.send({ type: 'response.create' });
        };
        if (setup.holdUntilThemSaid === undefined || event.name === 'hangup_call') answer();
        else held.push(answer);
      }
    }
  });

  const reason = await ended;
  await client.close();
  return { transcript, tools, ended: reason, cuts, errors: client.events.filter((event) => event.type === 'error'), client, leg };
}

/** 24 → 8 kHz by averaging: crude, as some lines are. */
function thirdOf(samples: Int16Array): Int16Array {
  return Int16Array.from({ length: samples.length / 3 }, (_, i) => ((samples[i * 3] ?? 0) + (samples[i * 3 + 1] ?? 0) + (samples[i * 3 + 2] ?? 0)) / 3);
}
