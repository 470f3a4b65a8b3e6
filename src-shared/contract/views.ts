import { z } from 'zod';
import { actionStates, lineStatuses, speakers } from '../domain/transcript.ts';
import { approvalStates } from '../domain/approval.ts';
import { auditKinds } from '../domain/audit.ts';
import { callDirections, callOutcomes, callPhases, endReasons, sessionStates } from '../domain/call.ts';
import { lineKinds, lineStates } from '../domain/line.ts';
import { recordingFormats, recordingModes, recordingStates } from '../domain/recording.ts';
import { soundGrades } from '../domain/sound-quality.ts';
import { turnSources } from '../domain/hearing.ts';
import { eagernesses, interruptions, noiseReductions, realtimeBounds, reasoningEfforts, type Bounds } from '../domain/realtime.ts';
import { policyAnswers } from '../domain/policy.ts';
import { origins, risks } from '../domain/tool-call.ts';
import { standings } from '../domain/actor.ts';

/*
 * What screens are shown. Wall-clock times are `…AtMs` (ms since the epoch, main's clock);
 * times inside a call are `atMs` (ms since it connected). Money is US dollars.
 */

const text = (max: number) => z.string().max(max);

export const briefView = z.strictObject({
  goal: text(2000),
  facts: z.array(text(500)).max(50),
  limits: z.strictObject({ neverAgreesToCost: z.boolean(), endsAfterMin: z.int().min(1).max(120).nullable(), endsAtUsd: z.number().min(0.01).max(1000).nullable() }),
  voice: text(64),
  language: text(35),
  mayPropose: z.array(text(64)).max(50),
});
export type BriefView = z.infer<typeof briefView>;

/** The other person on a call. `number` is E.164. */
export const peerView = z.strictObject({ name: text(200), number: text(32).nullable(), standing: z.enum(standings) });
export type PeerView = z.infer<typeof peerView>;

export const lineStatusView = z.strictObject({
  kind: z.enum(lineKinds),
  label: text(60),
  state: z.enum(lineStates),
  /** One word for the list ("Ready"), or the problem in the three-part form. */
  text: text(400),
  /** "No charge, no phone". */
  price: text(60),
});
export type LineStatusView = z.infer<typeof lineStatusView>;

/** Tokens as the service counts them; `cached…` are part of the input figures. */
export const usageView = z.strictObject({ inputText: z.int(), inputAudio: z.int(), cachedText: z.int(), cachedAudio: z.int(), outputText: z.int(), outputAudio: z.int() });
export type UsageView = z.infer<typeof usageView>;

/** US dollars for a million tokens of each kind. */
export const tokenPricesView = z.strictObject({ textIn: z.number(), textCached: z.number(), textOut: z.number(), audioIn: z.number(), audioCached: z.number(), audioOut: z.number() });
export type TokenPricesView = z.infer<typeof tokenPricesView>;

/** Where the time of a reply went, in ms, in this order; null = not measured. */
export const replyPartsView = z.strictObject({ vadWaitMs: z.number().nullable(), networkMs: z.number().nullable(), modelMs: z.number().nullable(), lineMs: z.number().nullable(), playoutMs: z.number().nullable() });
export type ReplyPartsView = z.infer<typeof replyPartsView>;

/** What a call uses and how it goes, as of now. */
export const callFiguresView = z.strictObject({
  usage: usageView,
  /** Null: nobody is billed for this call. */
  prices: tokenPricesView.nullable(),
  /** `costUsd` holds sound that the service has not counted yet. */
  costEstimated: z.boolean(),
  /** Over the last three minutes; null while there is too little to go by. */
  costPerMinuteUsd: z.number().nullable(),
  /** The rate limit of which the smallest share is left, as the service told last. */
  headroom: z.strictObject({ of: z.enum(['requests', 'tokens']), limit: z.number(), remaining: z.number(), resetsAtMs: z.number() }).nullable(),
  /** End of their speech to first sound out, over the whole call. */
  replies: z.strictObject({ count: z.int(), p50Ms: z.number().nullable(), p95Ms: z.number().nullable(), last: z.strictObject({ replyMs: z.number(), parts: replyPartsView }).nullable() }),
  /** Times the assistant had to be asked to speak. */
  nudges: z.int(),
  /** Times a sound of the other side stopped nothing. */
  falseInterruptions: z.int(),
  reconnects: z.int(),
});
export type CallFiguresView = z.infer<typeof callFiguresView>;

/** How the sound of a call goes. Counts are of the whole call, levels and times of the last 10 s; null = not measured on this line. */
export const soundQualityView = z.strictObject({
  grade: z.enum(soundGrades),
  /** Of the other side's sound as it arrives here. `levelDb` is dBFS, RMS while they speak. */
  them: z.strictObject({ jitterMs: z.number().nullable(), longestGapMs: z.number().nullable(), lostPercent: z.number().nullable(), levelDb: z.number().nullable(), clippedPercent: z.number().nullable() }),
  /** Of what the owner's screen plays; null while it plays nothing of this call. */
  screen: z.strictObject({ underruns: z.int(), concealedMs: z.number(), bufferMs: z.number(), jitterMs: z.number(), longestGapMs: z.number() }).nullable(),
  /** How much of what was played comes back by their microphone, 0 to 1. */
  echo: z.number().nullable(),
  /** As the carrier's line tells it. */
  network: z.strictObject({ roundTripMs: z.number(), lostPercent: z.number(), mos: z.number() }).nullable(),
});
export type SoundQualityView = z.infer<typeof soundQualityView>;

export const callView = z.strictObject({
  id: text(64),
  direction: z.enum(callDirections),
  line: z.enum(lineKinds),
  lineLabel: text(60),
  peer: peerView,
  brief: briefView,
  phase: z.enum(callPhases),
  startedAtMs: z.number(),
  connectedAtMs: z.number().nullable(),
  endedAtMs: z.number().nullable(),
  end: z.strictObject({ reason: z.enum(endReasons), text: text(300) }).nullable(),
  session: z.enum(sessionStates),
  /** What is wrong with this call, in words, and null when nothing is. */
  trouble: text(400).nullable(),
  aiMuted: z.boolean(),
  micMuted: z.boolean(),
  onHold: z.boolean(),
  listening: z.boolean(),
  /** `text`: why there is none, or what it waits for. */
  recording: z.strictObject({ state: z.enum(recordingStates), text: text(300).nullable() }),
  /** Null until there is something to go by. */
  sound: soundQualityView.nullable(),
  speaking: z.strictObject({ them: z.boolean(), assistant: z.boolean() }),
  goalSteps: z.array(z.strictObject({ label: text(80), state: z.enum(['open', 'met', 'waiting', 'not_met']) })).max(8),
  /** End of their speech to first sound out, rolling median of 5. */
  replyMs: z.number().nullable(),
  costUsd: z.number(),
  figures: callFiguresView,
  outcome: z.enum(callOutcomes).nullable(),
  summary: text(600).nullable(),
});
export type CallView = z.infer<typeof callView>;

/** A tool's line in the transcript: verb first. */
export const actionView = z.strictObject({
  toolCallId: text(128),
  tool: text(64),
  title: text(200),
  detail: text(400),
  state: z.enum(actionStates),
  risk: z.enum(risks),
  approvalId: text(64).nullable(),
  tookMs: z.number().nullable(),
});
export type ActionView = z.infer<typeof actionView>;

export const transcriptLineView = z.strictObject({
  id: text(128),
  callId: text(64),
  /** Order in the call; a line keeps its place when it changes. */
  order: z.number(),
  atMs: z.number(),
  kind: z.enum(['speech', 'action', 'whisper', 'typed', 'note']),
  speaker: z.enum(speakers),
  text: text(20_000),
  status: z.enum(lineStatuses),
  /** For `cut`: characters of `text` that were heard; the rest is shown struck. */
  heardChars: z.int().nullable(),
  action: actionView.nullable(),
});
export type TranscriptLineView = z.infer<typeof transcriptLineView>;

export const approvalFieldView = z.strictObject({
  name: text(64),
  label: text(60),
  kind: z.enum(['text', 'longtext', 'phone', 'email', 'datetime', 'fixed']),
  value: text(8000),
  /** A name shown beside a number or address ("Luca Ferrante"). */
  note: text(200).nullable(),
  editable: z.boolean(),
  origin: z.enum(origins),
  /** Parts of `value` that came from the other person, in UTF-16 offsets. */
  fromOther: z.array(z.strictObject({ start: z.int(), end: z.int() })).max(50),
  /** Parts that a tool found outside, such as a page of the web. */
  fromTool: z.array(z.strictObject({ start: z.int(), end: z.int() })).max(50),
  maxChars: z.int().nullable(),
});
export type ApprovalFieldView = z.infer<typeof approvalFieldView>;

export const approvalView = z.strictObject({
  id: text(64),
  callId: text(64).nullable(),
  toolCallId: text(128),
  tool: text(64),
  risk: z.enum(risks),
  /** What exactly happens, one sentence built from the arguments by our code. */
  title: text(300),
  state: z.enum(approvalStates),
  requestedAtMs: z.number(),
  /** Time in the call when it was asked; null outside a call. */
  atMs: z.number().nullable(),
  /** When it is denied by itself; null while paused (editing, connection down). */
  deadlineAtMs: z.number().nullable(),
  /** Time left when paused. */
  remainingMs: z.number(),
  /** The full span, for the countdown bar. */
  spanMs: z.number(),
  askedBy: z.strictObject({ text: text(200), standing: z.enum(standings), quote: text(600).nullable() }),
  promptedBy: z.strictObject({ text: text(200), standing: z.enum(standings) }).nullable(),
  fields: z.array(approvalFieldView).max(40),
  reasons: z.array(z.strictObject({ code: text(60), text: text(400) })).max(30),
  hears: text(300),
  atZero: text(300),
  /** Lines of the transcript that led here. */
  evidence: z.array(z.strictObject({ atMs: z.number(), who: text(200), text: text(2000) })).max(20),
  /** The call is recorded, so those lines can be heard (`line.play`). */
  playable: z.boolean(),
  /** What approving with scope `call` would allow besides, in words; null where an approval counts once only. */
  callScope: text(200).nullable(),
  /** SHA-256, hex, over the canonical JSON of what would run; approving must name it. */
  hash: text(64),
  decided: z.strictObject({ by: text(120), outcome: z.enum(['approved', 'denied', 'expired', 'superseded']), afterMs: z.number(), reason: text(600).nullable(), changed: z.boolean() }).nullable(),
  result: text(600).nullable(),
});
export type ApprovalView = z.infer<typeof approvalView>;

/** In the flow, above what it concerns. Three parts: what happened, what it means, what to do. */
export const noticeView = z.strictObject({
  id: text(80),
  tone: z.enum(['info', 'attention', 'danger']),
  title: text(200),
  text: text(800),
  /** Where it belongs: everywhere, Settings, or one call. */
  place: z.union([z.literal('app'), z.literal('settings'), z.strictObject({ callId: text(64) })]),
});
export type NoticeView = z.infer<typeof noticeView>;

/** What keeps calls from doing harm; every part is judged anew at each call. */
export const guardsView = z.strictObject({
  /** ISO 3166-1 alpha-2: countries that may be reached besides the owner's own. */
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)).max(250),
  /** Whole hours of the callee's day. */
  quietHours: z.strictObject({ fromHour: z.int().min(0).max(23), untilHour: z.int().min(1).max(24) }).refine((hours) => hours.fromHour < hours.untilHour),
  caps: z.strictObject({ usdPerDay: z.number().min(0).max(10_000), minutesPerDay: z.int().min(0).max(100_000), callsAtOnce: z.int().min(1).max(50), attemptsPerDay: z.int().min(1).max(100) }),
});
export type GuardsView = z.infer<typeof guardsView>;

export const doNotCallView = z.strictObject({ number: text(32), addedAtMs: z.number(), why: text(200) });
export type DoNotCallView = z.infer<typeof doNotCallView>;
const within = ({ low, high }: Bounds) => z.number().min(low).max(high);
const whole = ({ low, high }: Bounds) => z.int().min(low).max(high);

/** How the assistant listens, thinks and speaks on a call. Some combinations only some models take; the core says which in words. */
export const realtimeSettingsView = z.strictObject({
  /** Null: the environment's (OPENAI_REALTIME_MODEL). */
  model: z.string().regex(/^[\w.:/-]{1,128}$/).nullable(),
  speed: within(realtimeBounds.speed),
  turnDetection: z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('server_vad'), threshold: within(realtimeBounds.threshold), prefixPaddingMs: whole(realtimeBounds.prefixPaddingMs), silenceDurationMs: whole(realtimeBounds.silenceDurationMs),
      idleTimeoutMs: whole(realtimeBounds.idleTimeoutMs).nullable(),
    }),
    z.strictObject({ type: z.literal('semantic_vad'), eagerness: z.enum(eagernesses) }),
  ]),
  interruption: z.enum(interruptions),
  noiseReduction: z.enum(noiseReductions).nullable(),
  /** Null: the other side's words are not written down. */
  transcription: z.strictObject({ model: text(128), prompt: text(realtimeBounds.transcriptionPrompt.high) }).nullable(),
  maxOutputTokens: whole(realtimeBounds.maxOutputTokens).nullable(),
  reasoning: z.enum(reasoningEfforts).nullable(),
  truncation: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('auto') }),
    z.strictObject({ type: z.literal('disabled') }),
    z.strictObject({ type: z.literal('retention_ratio'), retentionRatio: within(realtimeBounds.retentionRatio), postInstructionsTokens: whole(realtimeBounds.postInstructionsTokens).nullable() }),
  ]),
  tracing: z.boolean(),
});
export type RealtimeSettingsView = z.infer<typeof realtimeSettingsView>;

/** What may be chosen for calls: models that answer today, and what each takes. US dollars; dates are YYYY-MM-DD. */
export const realtimeOfferView = z.strictObject({
  /** Used while `model` is null. */
  environmentModel: text(128),
  models: z.array(z.strictObject({
    id: text(128), usdPerMinuteHeard: z.number(), usdPerMinuteSpoken: z.number(), efforts: z.array(z.enum(reasoningEfforts)), voices: z.array(text(64)), ends: text(10).nullable(),
  })),
  transcriptions: z.array(z.strictObject({ id: text(128), usdPerMinute: z.number().nullable(), streams: z.boolean(), takesPrompt: z.boolean(), ends: text(10).nullable() })),
});
export type RealtimeOfferView = z.infer<typeof realtimeOfferView>;

export const themes = ['system', 'light', 'dark'] as const;
export const settingsView = z.strictObject({
  owner: z.strictObject({ name: text(120), phones: z.array(text(32)).max(10), email: text(254) }),
  theme: z.enum(themes),
  /** ISO 3166-1 alpha-2; how a number without a country code is read. */
  country: z.string().regex(/^[A-Z]{2}$/),
  voice: text(64),
  language: text(35),
  /** What a new brief sets as its cost limit; null = none. */
  callCostLimitUsd: briefView.shape.limits.shape.endsAtUsd,
  realtime: realtimeSettingsView,
  /** A connection to the Realtime service is opened ahead of the next call, and kept for ten minutes. */
  keepConnected: z.boolean(),
  firstRunDone: z.boolean(),
  devices: z.strictObject({
    microphoneId: text(400).nullable(), speakerId: text(400).nullable(),
    /** Where a call rings; null = the speaker. */
    ringId: text(400).nullable(),
    cancelEcho: z.boolean(), reduceNoise: z.boolean(),
  }),
  hearing: z.strictObject({
    gate: z.boolean(), aggressiveness: z.literal([0, 1, 2, 3]), confidenceThreshold: z.number().min(0).max(1), energyThreshold: z.number().min(0).max(32_767), turns: z.enum(turnSources),
  }),
  recording: z.strictObject({
    mode: z.enum(recordingModes), format: z.enum(recordingFormats),
    /** Digits of cards and codes are silence in recordings, as they are masked in words. */
    hideCardNumbers: z.boolean(),
    /** Null: until they are erased. */
    keepDays: z.int().min(1).max(3650).nullable(),
  }),
  guards: guardsView,
});
export type SettingsView = z.infer<typeof settingsView>;

/** One cell of the risk table. `choices` holds only what may be set: the table's own answer, then what is stricter; one choice = fixed. */
const policyCellView = z.strictObject({
  answer: z.enum(policyAnswers),
  /** "You click", "Never, takes a message". */
  text: text(80),
  /** Stricter than the table by the owner's setting. */
  changed: z.boolean(),
  choices: z.array(z.strictObject({ answer: z.enum(policyAnswers), text: text(80) })).min(1).max(4),
});

export const policyRowView = z.strictObject({
  /** The tool's name; `*` is any tool that the table does not name. */
  tool: text(64),
  /** "Place a call" */
  action: text(80),
  risk: z.enum(risks),
  /** By who asks: the owner, the other side of a call he placed, an outside caller who rang. */
  godfather: policyCellView,
  outbound_other: policyCellView,
  inbound_other: policyCellView,
});
export type PolicyRowView = z.infer<typeof policyRowView>;

export const policyView = z.strictObject({
  rows: z.array(policyRowView).max(100),
  refuseOtherSide: z.boolean(),
  voiceApproval: z.boolean(),
  /** Something differs from the defaults. */
  changed: z.boolean(),
});
export type PolicyView = z.infer<typeof policyView>;

/** A secret is never shown; only that it is there, where from, and its last four characters. */
export const keyStatusView = z.strictObject({
  name: z.enum(['openai', 'twilio']),
  present: z.boolean(),
  source: z.enum(['none', 'env', 'stored']),
  last4: text(4),
});
export type KeyStatusView = z.infer<typeof keyStatusView>;

export const scenarioView = z.strictObject({
  id: text(80),
  title: text(120),
  about: text(400),
  direction: z.enum(callDirections),
  peer: z.strictObject({ name: text(200), number: text(32) }),
  suggestedBrief: z.strictObject({ goal: text(2000), facts: z.array(text(500)).max(50) }),
});
export type ScenarioView = z.infer<typeof scenarioView>;

export const messageView = z.strictObject({
  id: text(64), callId: text(64), atMs: z.number(), name: text(200), number: text(32).nullable(), urgency: z.enum(['today', 'this_week', 'no_rush']), text: text(4000), read: z.boolean(),
  done: z.boolean(),
  /** The number that rang; `number` is the one to call back on, as it was given. */
  calledFrom: text(32).nullable(),
  /** What the caller asked for and was refused. It can be started by the owner as his own (`message.startAction`). */
  asked: z.array(z.strictObject({
    id: text(64), tool: text(64), title: text(300), reason: text(400), atMs: z.number(),
    /** The start of each value; the card on the Desk holds all of it. */
    fields: z.array(z.strictObject({ label: text(60), value: text(1000) })).max(12),
    /** `refused`: as it stands. Anything else is how it went after the owner started it. */
    state: z.enum(actionStates),
    approvalId: text(64).nullable(),
    canStart: z.boolean(),
  })).max(20),
});
export type MessageView = z.infer<typeof messageView>;

export const actionRecordView = z.strictObject({
  toolCallId: text(128), tool: text(64), title: text(300), note: text(300).nullable(), risk: z.enum(risks), state: z.enum(actionStates), decidedBy: text(200), atMs: z.number(),
});
export type ActionRecordView = z.infer<typeof actionRecordView>;

/** One row of the audit log, in words and as it stands. */
export const auditRowView = z.strictObject({
  seq: z.int(),
  atMs: z.number(),
  kind: z.enum(auditKinds),
  callId: text(64).nullable(),
  /** What it says, by our code: "Approved by you, by voice, after 4.2 s: send_sms". */
  text: text(400),
  /** The row's data as indented JSON, cut to this length. */
  details: text(20_000),
  /** SHA-256, hex, over the hash of the row before and the canonical JSON of this one. */
  hash: text(64),
});
export type AuditRowView = z.infer<typeof auditRowView>;

export const historyRowView = z.strictObject({
  callId: text(64),
  peer: peerView,
  direction: z.enum(callDirections),
  line: z.enum(lineKinds),
  lineLabel: text(60),
  startedAtMs: z.number(),
  /** Connected time; null when it never connected. */
  lengthMs: z.number().nullable(),
  /** "Assistant", "You", "Assistant, then you". */
  who: text(60),
  outcome: z.enum(callOutcomes),
  summary: text(600),
  recorded: z.boolean(),
  /** The best matching words when searching, in pieces; `hit` pieces are marked. Empty without a query. */
  snippet: z.array(z.strictObject({ text: text(400), hit: z.boolean() })).max(40),
});
export type HistoryRowView = z.infer<typeof historyRowView>;

export const recordingView = z.strictObject({
  lengthMs: z.number(),
  format: z.enum(recordingFormats),
  bytes: z.number(),
  /** How the other side came to know, for the record: "Told at 0:02", "Said yes at 0:09: “Sure, go ahead.”" */
  consent: text(400),
  /** Parts that were left out, in ms of the recording, with why. */
  gaps: z.array(z.strictObject({ fromMs: z.number(), toMs: z.number(), why: text(80) })).max(200),
});
export type RecordingView = z.infer<typeof recordingView>;

export const historyDetailView = z.strictObject({
  row: historyRowView,
  brief: briefView,
  end: z.strictObject({ reason: z.enum(endReasons), text: text(300) }),
  metrics: z.strictObject({
    costUsd: z.number(), costEstimated: z.boolean(), usage: usageView,
    replyMedianMs: z.number().nullable(), replyP95Ms: z.number().nullable(), replySlowestMs: z.number().nullable(),
    /** The median of each part. */
    replyParts: replyPartsView,
    cutIns: z.int(), nudges: z.int(), falseInterruptions: z.int(), reconnects: z.int(),
  }),
  /** Of the whole call, its grade the lowest that held for a tenth of it; null = not measured, or from before it was. */
  sound: soundQualityView.nullable(),
  /** Null: there is none, or it is gone. */
  recording: recordingView.nullable(),
  lines: z.array(transcriptLineView),
  actions: z.array(actionRecordView),
});
export type HistoryDetailView = z.infer<typeof historyDetailView>;
