import { z } from 'zod';
import { auditKinds } from '../domain/audit.ts';
import { approvalView, auditRowView, briefView, doNotCallView, historyDetailView, historyRowView, keyStatusView, policyView, realtimeSettingsView, settingsView, soundQualityView } from './views.ts';
import { askerKinds, policyAnswers, policySwitches } from '../domain/policy.ts';
import { consoleState, deskLayouts, deskState } from './state.ts';
import { approvalScopes } from '../domain/approval.ts';
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
  'call.record': method(onlyConsole, 'Pauses the recording of a call while something private is said, goes on with it, or ends it. It never starts one: consent does.',
    z.strictObject({ callId: id, do: z.enum(['pause', 'resume', 'stop']) }), done),
  'call.reportSound': method(onlyConsole, 'The screen tells how the sound of a call goes there, every 2 s while it plays: the buffer’s counts since the stream was opened, and the network’s figures where the line has them.',
    z.strictObject({ callId: id, streamId: z.int().nullable(), screen: soundQualityView.shape.screen, network: soundQualityView.shape.network }), done, { per10s: 100 }),
  'call.talkKey': method(onlyConsole, 'Push to talk: the owner’s key is down, or up, which ends his turn.', turnedOn, done, { per10s: 100 }),
  'call.openMicrophone': method(onlyConsole, 'Opens the two audio streams of an assistant-line call: microphone in, voice out.', theCall, z.strictObject({ microphoneStreamId: z.int(), voiceStreamId: z.int() })),

  'approval.deny': method(both, 'Denies. The assistant is told the reason; the other person is not.', z.strictObject({ approvalId: id, reason: z.string().max(600).nullable() }), done),
  'approval.shown': method(onlyDesk, 'The card is on screen.', z.strictObject({ approvalId: id }), done),
  'approval.edit': method(onlyDesk, 'Starts or leaves editing; the countdown pauses while editing.', z.strictObject({ approvalId: id, on: z.boolean() }), done),
  'approval.revise': method(onlyDesk, 'Replaces argument values; the core validates, runs the policy again and hashes again. The answer is what would run now.',
    z.strictObject({ approvalId: id, values: z.record(z.string().max(64), z.string().max(8000)) }), z.strictObject({ approval: approvalView, problems: z.array(z.strictObject({ field: z.string(), text: z.string() })) }), { maxBytes: 65_536 }),
  'approval.approve': method(onlyDesk, 'Approves exactly the arguments with this hash, once. With scope `call`, where the card offers it, the same small act towards the same number runs without asking until the call ends.',
    z.strictObject({ approvalId: id, hash: z.string().regex(/^[0-9a-f]{64}$/), scope: z.enum(approvalScopes).optional() }), done, { per10s: 10 }),
  'line.play': method(onlyDesk, 'Lets the console play the part of the call’s recording that a line of evidence stands for.', z.strictObject({ callId: id, atMs: z.number().min(0) }), done, { per10s: 20 }),
  'caller.confirm': method(onlyDesk, 'The owner says that the caller from his own number is him, or takes it back. Until then such a caller starts nothing of high risk.', turnedOn, done, { per10s: 10 }),
  'desk.place': method(onlyConsole, 'Says where on the console the Desk stands. `rect` is in CSS px of the window.',
    z.strictObject({ layout: z.enum(deskLayouts), focusCallId: z.string().max(128).nullable(), rect: z.strictObject({ x: z.number(), y: z.number(), width: z.number().nonnegative(), height: z.number().nonnegative() }) }), done, { per10s: 300 }),
  'desk.measured': method(onlyDesk, 'The height its content wants, in CSS px.', z.strictObject({ height: z.int().min(0).max(10_000) }), done, { per10s: 200 }),
  'focus.move': method(both, 'Moves the keyboard focus to the other surface through the host (F6, Cmd J).', z.strictObject({ to: z.enum(['console', 'desk']), approvalId: z.string().max(64).nullable() }), done),

  'history.search': method(onlyConsole, 'Calls, newest first; with a query, those in which the words were said, written in the brief, or are the other person’s name.',
    z.strictObject({ query: z.string().max(200), sinceMs: z.number().nullable(), outcome: z.enum(callOutcomes).nullable(), limit: z.int().min(1).max(200), before: z.number().nullable() }),
    z.strictObject({ rows: z.array(historyRowView), total: z.int() }), { per10s: 200 }),
  'history.get': method(onlyConsole, 'One call with its transcript and actions.', theCall, historyDetailView, { per10s: 100 }),
  'recording.peaks': method(onlyConsole, 'The outline of a recording for drawing: the highest peak of each of `buckets` equal parts, 0 to 255, left = the other side, right = the assistant and you.',
    z.strictObject({ callId: id, buckets: z.int().min(1).max(2000) }), z.strictObject({ lengthMs: z.number(), left: z.array(z.int().min(0).max(255)), right: z.array(z.int().min(0).max(255)) }), { per10s: 100 }),
  'recording.play': method(onlyConsole, 'Streams a recording to this screen over the audio lane, both sides mixed, from a place on. The screen’s `played` reports say how far it is.',
    z.strictObject({ callId: id, fromMs: z.number().min(0), untilMs: z.number().nullable() }), z.strictObject({ streamId: z.int(), lengthMs: z.number() }), { per10s: 100 }),
  'recording.stop': method(onlyConsole, 'Ends a stream of `recording.play`.', z.strictObject({ streamId: z.int() }), done, { per10s: 100 }),
  'recording.erase': method(onlyConsole, 'Erases a recording for good. The transcript stays.', theCall, done, { per10s: 10 }),
  'message.markRead': method(onlyConsole, 'Marks a message as read.', z.strictObject({ messageId: id }), done),

  'message.setDone': method(onlyConsole, 'Puts a message among the done ones, or takes it back from there. Either way it counts as read.', z.strictObject({ messageId: id, done: z.boolean() }), done),
  'message.delete': method(onlyConsole, 'Deletes a message for good. What it tells of stays in the history and in the audit log.', z.strictObject({ messageId: id }), done),
  'message.startAction': method(onlyConsole, 'The owner starts what the caller asked for as his own: it becomes a question on the Desk, outside any call. Nothing runs by this.',
    z.strictObject({ messageId: id, askId: id }), z.strictObject({ approvalId: z.string() }), { per10s: 10 }),

  'audit.read': method(onlyConsole, 'Rows of the audit log, newest first: all, those of one call, or those of some kinds.',
    z.strictObject({ before: z.int().min(1).nullable(), callId: id.nullable(), kinds: z.array(z.enum(auditKinds)).max(auditKinds.length).nullable(), limit: z.int().min(1).max(200) }),
    z.strictObject({ rows: z.array(auditRowView), more: z.boolean() }), { per10s: 100 }),
  'audit.verify': method(onlyConsole, 'Reads the whole chain. `brokenAt` is the first row that does not fit the rows before it; null when all do.', none, z.strictObject({ rows: z.int(), brokenAt: z.int().nullable(), checkedAtMs: z.number() }), { per10s: 5 }),
  'audit.export': method(onlyConsole, 'The log as JSON lines, oldest first, a part at a time: ask again with `last` until `more` is no, and put the parts together. `npm run verify:audit` checks the file by itself.',
    z.strictObject({ after: z.int().min(0) }), z.strictObject({ lines: z.string(), last: z.int(), more: z.boolean() }), { per10s: 500 }),

  'policy.set': method(onlyConsole, 'Sets one cell of the risk table. Only the table’s own answer and stricter ones are taken; anything looser is refused in words.',
    z.strictObject({ tool: z.string().min(1).max(64), asker: z.enum(askerKinds), answer: z.enum(policyAnswers) }), z.strictObject({ policy: policyView })),
  'policy.switch': method(onlyConsole, 'Turns a rule on or off that is not in the table: refusing every request from the other side, approving by voice.',
    z.strictObject({ name: z.enum(policySwitches), on: z.boolean() }), z.strictObject({ policy: policyView })),
  'policy.restore': method(onlyConsole, 'Puts the risk table and its switches back to the defaults.', none, z.strictObject({ policy: policyView })),
  'doNotCall.list': method(onlyConsole, 'Numbers that the assistant neither calls nor writes to, oldest first.', none, theDoNotCallList),
  'doNotCall.add': method(onlyConsole, 'Adds a number to the do-not-call list, or gives it other words.', z.strictObject({ number: z.string().max(200), why: z.string().max(200) }), theDoNotCallList),
  'doNotCall.remove': method(onlyConsole, 'Takes a number, as listed, off the do-not-call list.', z.strictObject({ number: z.string().max(32) }), theDoNotCallList),
  'settings.update': method(onlyConsole, 'Changes settings; only the keys present change, those of `realtime` one by one. `waits`: what calls that are on cannot take, so that it begins with the next call.',
    settingsView.extend({ realtime: realtimeSettingsView.partial() }).partial(), z.strictObject({ settings: settingsView, waits: z.array(z.strictObject({ field: z.string(), text: z.string() })) }), { maxBytes: 16_384 }),
  'key.set': method(onlyConsole, 'Stores a key in the secret store; an empty value removes it. It is never shown again.', z.strictObject({ name: z.enum(['openai']), value: z.string().max(400) }), keyStatusView, { per10s: 10 }),
  'notice.dismiss': method(onlyConsole, 'Puts a notice away.', z.strictObject({ noticeId: id }), done),
  'log.report': method(both, 'A screen reports an error of its own; it is redacted and written to the log.', z.strictObject({ message: z.string().max(2000), stack: z.string().max(8000).nullable() }), done, { maxBytes: 16_384, per10s: 20 }),
} as const satisfies Record<string, Method>;

export type MethodName = keyof typeof methods;
export type InputOf<M extends MethodName> = z.output<(typeof methods)[M]['input']>;
export type OutputOf<M extends MethodName> = z.output<(typeof methods)[M]['output']>;
