import { z } from 'zod';
import { approvalView, callView, keyStatusView, lineStatusView, messageView, noticeView, policyView, realtimeOfferView, scenarioView, settingsView, transcriptLineView } from './views.ts';

/*
 * Snapshot, then deltas. A screen asks for the snapshot, which carries a sequence number, and folds every delta with the next
 * number into it (reduce-*.ts). A gap means something was lost: ask for the snapshot again.
 */

export const deskLayouts = ['docked', 'dialog', 'sheet', 'hidden'] as const;
export type DeskLayout = (typeof deskLayouts)[number];

export const appInfo = z.strictObject({
  name: z.literal('Consigliere'), version: z.string(), host: z.enum(['electron', 'web', 'memory']), platform: z.string(), contractVersion: z.int(), home: z.string(),
});

export const consoleState = z.strictObject({
  app: appInfo,
  settings: settingsView,
  /** Fixed while the app runs. */
  realtime: realtimeOfferView,
  policy: policyView,
  keys: z.array(keyStatusView),
  lines: z.array(lineStatusView),
  scenarios: z.array(scenarioView),
  /** Calls on now, and ended ones until dismissed; oldest first. */
  calls: z.array(callView),
  /** Lines of the calls in `calls`, by call id, in `order`. */
  transcripts: z.record(z.string(), z.array(transcriptLineView)),
  /** Every approval of the calls in `calls`, and those outside a call, oldest first. For showing and denying. */
  approvals: z.array(approvalView),
  notices: z.array(noticeView),
  unreadMessages: z.int(),
  messages: z.array(messageView),
  /** Raised when a call lands in the history or leaves it; a list that is open asks again. */
  historyRevision: z.int(),
  /** Height that the Desk's content wants, in CSS px, for the dialog and the sheet. */
  deskHeight: z.int(),
});
export type ConsoleState = z.infer<typeof consoleState>;

export const consoleDelta = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('settings'), settings: settingsView }),
  z.strictObject({ type: z.literal('policy'), policy: policyView }),
  z.strictObject({ type: z.literal('keys'), keys: z.array(keyStatusView) }),
  z.strictObject({ type: z.literal('lines'), lines: z.array(lineStatusView) }),
  z.strictObject({ type: z.literal('scenarios'), scenarios: z.array(scenarioView) }),
  z.strictObject({ type: z.literal('call'), call: callView }),
  z.strictObject({ type: z.literal('call.removed'), callId: z.string() }),
  z.strictObject({ type: z.literal('line'), line: transcriptLineView }),
  z.strictObject({ type: z.literal('approval'), approval: approvalView }),
  z.strictObject({ type: z.literal('approval.removed'), approvalId: z.string() }),
  z.strictObject({ type: z.literal('notice'), notice: noticeView }),
  z.strictObject({ type: z.literal('notice.removed'), noticeId: z.string() }),
  z.strictObject({ type: z.literal('messages'), messages: z.array(messageView), unread: z.int() }),
  z.strictObject({ type: z.literal('history'), revision: z.int() }),
  z.strictObject({ type: z.literal('deskHeight'), height: z.int() }),
]);
export type ConsoleDelta = z.infer<typeof consoleDelta>;

export const deskState = z.strictObject({
  theme: settingsView.shape.theme,
  layout: z.enum(deskLayouts),
  /** The call on screen beside the docked Desk; null elsewhere. */
  focusCallId: z.string().nullable(),
  ownerName: z.string(),
  /** Open ones soonest deadline first, then decided ones newest first. */
  approvals: z.array(approvalView),
  /** Calls on now from one of the owner's numbers. Until he confirms that it is him, such a caller starts nothing of high risk. */
  callers: z.array(z.strictObject({ callId: z.string(), name: z.string(), number: z.string(), confirmed: z.boolean() })),
  /** Low-risk and refused actions of the calls on now, for "Earlier in this call". */
  earlier: z.array(z.strictObject({ callId: z.string(), toolCallId: z.string(), icon: z.enum(['done', 'refused', 'denied', 'failed']), title: z.string(), detail: z.string(), atMs: z.number() })),
});
export type DeskState = z.infer<typeof deskState>;
export type OwnerCaller = DeskState['callers'][number];
export type EarlierAction = DeskState['earlier'][number];

export const deskDelta = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('theme'), theme: settingsView.shape.theme }),
  z.strictObject({ type: z.literal('owner'), ownerName: z.string() }),
  z.strictObject({ type: z.literal('layout'), layout: z.enum(deskLayouts), focusCallId: z.string().nullable() }),
  z.strictObject({ type: z.literal('approval'), approval: approvalView }),
  z.strictObject({ type: z.literal('approval.removed'), approvalId: z.string() }),
  z.strictObject({ type: z.literal('earlier'), earlier: deskState.shape.earlier.element }),
  z.strictObject({ type: z.literal('caller'), caller: deskState.shape.callers.element }),
  z.strictObject({ type: z.literal('caller.removed'), callId: z.string() }),
  z.strictObject({ type: z.literal('earlier.cleared'), callId: z.string() }),
]);
export type DeskDelta = z.infer<typeof deskDelta>;

/** Not part of the state: lost without harm, never numbered. */
export const signal = z.discriminatedUnion('type', [
  /** Once a second while a call is on or an approval waits; timers and countdowns are drawn from it. */
  z.strictObject({ type: z.literal('clock'), nowMs: z.number() }),
  /** 10 times a second a call: peak levels 0..1 of the last 100 ms. */
  z.strictObject({ type: z.literal('levels'), callId: z.string(), them: z.number(), assistant: z.number() }),
  /** The owner asked the Desk to play a part of a call's recording; the console plays it. */
  z.strictObject({ type: z.literal('play'), callId: z.string(), fromMs: z.number(), untilMs: z.number() }),
  /** The owner asked, on one surface, for the other to take the keyboard focus (F6, Cmd J). */
  z.strictObject({ type: z.literal('focus'), to: z.enum(['console', 'desk']), approvalId: z.string().nullable() }),
]);
export type Signal = z.infer<typeof signal>;

export interface StateOf { console: ConsoleState; desk: DeskState }
export interface DeltaOf { console: ConsoleDelta; desk: DeskDelta }
