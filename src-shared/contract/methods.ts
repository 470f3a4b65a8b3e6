import { z } from 'zod';
import { approvalView, briefView, doNotCallView, historyDetailView, historyRowView, keyStatusView, settingsView } from './views.ts';
import { consoleState, deskLayouts, deskState } from './state.ts';
import { lineKinds } from '../domain/line.ts';
import { callOutcomes } from '../domain/call.ts';
import type { Surface } from './surfaces.ts';

/** One request of the contract. Inputs are strict: an unknown key is refused. */
export interface Method {
  /** One sentence for docs/contract.md. */
  readonly about: string;
  readonly surfaces: readonly Surface[];
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  /** Largest request, in bytes of JSON. */
  readonly maxBytes: number;
  /** Requests a peer may make in any 10 s. */
  readonly per10s: number;
}

const small = 4_096;
const method = <I extends z.ZodType, O extends z.ZodType>(surfaces: readonly Surface[], about: string, input: I, output: O, more: { maxBytes?: number; per10s?: number } = {}) =>
  ({ about, surfaces, input, output, maxBytes: more.maxBytes ?? small, per10s: more.per10s ?? 50 }) as const satisfies Method;

const none = z.strictObject({});
const done = z.strictObject({});
const id = z.string().min(1).max(128);
const both: readonly Surface[] = ['console', 'desk'];
const onlyConsole: readonly Surface[] = ['console'];
const onlyDesk: readonly Surface[] = ['desk'];
const theCall = z.strictObject({ callId: id });
const theDoNotCallList = z.strictObject({ entries: z.array(doNotCallView) });
const turnedOn = z.strictObject({ callId: id, on: z.boolean() });

export const methods = {
  'console.snapshot': method(onlyConsole, 'The whole state of the console with its sequence number; deltas follow.', none, z.strictObject({ seq: z.int(), nowMs: z.number(), state: consoleState })),
  'desk.snapshot': method(onlyDesk, 'The whole state of the Desk with its sequence number; deltas follow.', none, z.strictObject({ seq: z.int(), nowMs: z.number(), state: deskState })),

  'number.check': method(onlyConsole, 'Reads a typed number as E.164, or says why it is none. The reason is for the field it stands under. `use: keep` is for a number that is only written down, which no guard judges.',
    z.strictObject({ text: z.string().max(200), use: z.enum(['call', 'keep']).optional() }),
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('number'), e164: z.string(), shown: z.string(), place: z.string().nullable(), warning: z.string().nullable() }),
      z.strictObject({ kind: z.literal('problem'), reason: z.string() }),
    ]), { per10s: 200 }),

  'call.place': method(onlyConsole, 'Places a call with a brief. On the practice line `to` is a practice number; on the assistant line it is ignored. `lift` names guards that the owner sets aside for this call.',
    z.strictObject({ to: z.string().max(200), name: z.string().max(200).nullable(), line: z.enum(lineKinds), brief: briefView, lift: z.array(z.enum(['quiet_hours'])).max(1).optional() }), z.strictObject({ callId: id }), { maxBytes: 65_536, per10s: 10 }),
  'call.simulateInbound': method(onlyConsole, 'Lets a practice caller ring; the assistant answers.', z.strictObject({ scenarioId: id }), z.strictObject({ callId: id }), { per10s: 10 }),
  'call.hangUp': method(onlyConsole, 'Ends the call.', theCall, done),
  'call.dismiss': method(onlyConsole, 'Takes an ended call off the list of calls on now. It stays in the history.', theCall, done),
  'call.muteAssistant': method(onlyConsole, 'The assistant hears but cannot speak.', turnedOn, done),
  'call.muteMicrophone': method(onlyConsole, 'On the assistant line: the owner is not heard.', turnedOn, done),
  'call.hold': method(onlyConsole, 'Neither side hears the other; the assistant waits.', turnedOn, done),
  'call.listen': method(onlyConsole, 'Streams both sides to this screen, as heard, over the audio lane.', turnedOn, z.strictObject({ streamId: z.int().nullable() })),
  'call.whisper': method(onlyConsole, 'Tells the assistant something the other person does not hear.', z.strictObject({ callId: id, text: z.string().trim().min(1).max(2000) }), done, { maxBytes: 16_384, per10s: 20 }),
  'call.sendText': method(onlyConsole, 'On the assistant line: typed words in place of spoken ones.', z.strictObject({ callId: id, text: z.string().trim().min(1).max(4000) }), done, { maxBytes: 32_768, per10s: 20 }),
  'call.sendDigits': method(onlyConsole, 'Plays keypad tones to the other side.', z.strictObject({ callId: id, digits: z.string().regex(/^[0-9*#]{1,32}$/) }), done),
  'call.openMicrophone': method(onlyConsole, 'Opens the two audio streams of an assistant-line call: microphone in, voice out.', theCall, z.strictObject({ microphoneStreamId: z.int(), voiceStreamId: z.int() })),

  'approval.deny': method(both, 'Denies. The assistant is told the reason; the other person is not.', z.strictObject({ approvalId: id, reason: z.string().max(600).nullable() }), done),
  'approval.shown': method(onlyDesk, 'The card is on screen.', z.strictObject({ approvalId: id }), done),
  'approval.edit': method(onlyDesk, 'Starts or leaves editing; the countdown pauses while editing.', z.strictObject({ approvalId: id, on: z.boolean() }), done),
  'approval.revise': method(onlyDesk, 'Replaces argument values; the core validates, runs the policy again and hashes again. The answer is what would run now.',
    z.strictObject({ approvalId: id, values: z.record(z.string().max(64), z.string().max(8000)) }), z.strictObject({ approval: approvalView, problems: z.array(z.strictObject({ field: z.string(), text: z.string() })) }), { maxBytes: 65_536 }),
  'approval.approve': method(onlyDesk, 'Approves exactly the arguments with this hash, once.', z.strictObject({ approvalId: id, hash: z.string().regex(/^[0-9a-f]{64}$/) }), done, { per10s: 10 }),
  'desk.place': method(onlyConsole, 'Says where on the console the Desk stands. `rect` is in CSS px of the window.',
    z.strictObject({ layout: z.enum(deskLayouts), focusCallId: z.string().max(128).nullable(), rect: z.strictObject({ x: z.number(), y: z.number(), width: z.number().nonnegative(), height: z.number().nonnegative() }) }), done, { per10s: 300 }),
  'desk.measured': method(onlyDesk, 'The height its content wants, in CSS px.', z.strictObject({ height: z.int().min(0).max(10_000) }), done, { per10s: 200 }),
  'focus.move': method(both, 'Moves the keyboard focus to the other surface through the host (F6, Cmd J).', z.strictObject({ to: z.enum(['console', 'desk']), approvalId: z.string().max(64).nullable() }), done),

  'history.search': method(onlyConsole, 'Calls, newest first; with a query, those in which the words were said, written in the brief, or are the other person’s name.',
    z.strictObject({ query: z.string().max(200), sinceMs: z.number().nullable(), outcome: z.enum(callOutcomes).nullable(), limit: z.int().min(1).max(200), before: z.number().nullable() }),
    z.strictObject({ rows: z.array(historyRowView), total: z.int() }), { per10s: 200 }),
  'history.get': method(onlyConsole, 'One call with its transcript and actions.', theCall, historyDetailView, { per10s: 100 }),
  'message.markRead': method(onlyConsole, 'Marks a message as read.', z.strictObject({ messageId: id }), done),

  'settings.update': method(onlyConsole, 'Changes settings; only the keys present change.', settingsView.partial(), z.strictObject({ settings: settingsView }), { maxBytes: 16_384 }),
  'doNotCall.list': method(onlyConsole, 'Numbers that the assistant neither calls nor writes to, oldest first.', none, theDoNotCallList),
  'doNotCall.add': method(onlyConsole, 'Adds a number to the do-not-call list, or gives it other words.', z.strictObject({ number: z.string().max(200), why: z.string().max(200) }), theDoNotCallList),
  'doNotCall.remove': method(onlyConsole, 'Takes a number, as listed, off the do-not-call list.', z.strictObject({ number: z.string().max(32) }), theDoNotCallList),
  'key.set': method(onlyConsole, 'Stores a key in the secret store; an empty value removes it. It is never shown again.', z.strictObject({ name: z.enum(['openai']), value: z.string().max(400) }), keyStatusView, { per10s: 10 }),
  'notice.dismiss': method(onlyConsole, 'Puts a notice away.', z.strictObject({ noticeId: id }), done),
  'log.report': method(both, 'A screen reports an error of its own; it is redacted and written to the log.', z.strictObject({ message: z.string().max(2000), stack: z.string().max(8000).nullable() }), done, { maxBytes: 16_384, per10s: 20 }),
} as const satisfies Record<string, Method>;

export type MethodName = keyof typeof methods;
export type InputOf<M extends MethodName> = z.output<(typeof methods)[M]['input']>;
export type OutputOf<M extends MethodName> = z.output<(typeof methods)[M]['output']>;
