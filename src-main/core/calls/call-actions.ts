import type { ActionRecord } from '../ports/store.ts';
import type { Actor } from '../../../src-shared/domain/actor.ts';
import type { ApprovalView } from '../../../src-shared/contract/views.ts';
import type { Approvals } from '../policy/approvals.ts';
import type { Attribution } from './call-words.ts';
import type { AuditKind } from '../../../src-shared/domain/audit.ts';
import type { Clock } from '../ports/clock.ts';
import type { RefusedAsk } from '../messages/messages.ts';
import type { Decision } from '../../../src-shared/domain/decision.ts';
import type { Tool, ToolActs, ToolArguments, ToolOutcome, ToolScene } from '../tools/tool.ts';
import { actionStateOf } from '../policy/action-state-of.ts';
import { canonicalJson } from '../../../src-shared/domain/canonical-json.ts';
import { clockLength } from './call-words.ts';
import { decide, type PolicyContext } from '../policy/decide.ts';
import { findTool } from '../tools/registry.ts';
import type { PressedKeys } from '../policy/judge-keys.ts';
import { isEmergencyNumber } from '../policy/emergency-numbers.ts';
import { readBack } from '../policy/read-back.ts';
import { readArguments } from '../tools/read-arguments.ts';
import { readNumber } from '../telephony/numbers.ts';
import { toolOutput, type ToolOutputStatus } from '../tools/tool-output.ts';
import { outsideValues, type ArgumentSources } from '../policy/argument-origins.ts';

export interface CallActionsDeps {
  readonly callId: string;
  readonly clock: Clock;
  readonly approvals: Approvals;
  readonly scene: ToolScene;
  readonly lineLabel: string;
  readonly acts: ToolActs;
  /** The policy's view of the world now; whether the log is writable is found out by writing. */
  readonly policy: () => Omit<PolicyContext, 'auditWritable' | 'keys'>;
  readonly actor: (tool: string) => Actor;
  readonly attribution: (tool: string) => Attribution;
  readonly sessionGeneration: () => number;
  /** ms since the call connected. */
  readonly atMs: () => number;
  readonly audit: (kind: AuditKind, data: Readonly<Record<string, unknown>>) => boolean;
  /** The one answer to the model; not called twice for one tool call. */
  readonly answer: (toolCallId: string, output: string, respond: boolean) => void;
  /** It waits for the owner: has it asked aloud on a leg of his own (`question` null: too long), or lets the assistant say that it is checking. */
  readonly waits: (view: ApprovalView, question: string | null, lastWords: string) => void;
  /** Somebody outside asked for something of high risk and was refused. */
  readonly outsideAsked: (ask: RefusedAsk) => void;
  /** After every change of an approval. */
  readonly changed: (view: ApprovalView) => void;
  /** Shows and saves the action as it stands. */
  readonly put: (record: ActionRecord) => void;
}

export interface CallActions {
  asked(toolCallId: string, name: string, argumentsText: string): void;
  records(): readonly ActionRecord[];
  /** Sentences of what was done, for the summary. */
  doneSentences(): readonly string[];
}

/** Longer arguments of a refused request are not kept with the message. */
const keptArgumentsChars = 12_000;

/** Every tool call of one call: read, judged, run or asked or refused, and answered exactly once. */
export function createCallActions(deps: CallActionsDeps): CallActions {
  const { clock, scene } = deps;
  const records = new Map<string, ActionRecord>();
  const sentences = new Map<string, string>();
  const answered = new Set<string>();
  /** What tools found on this call. */
  const found: NonNullable<ToolOutcome['found']>[] = [];
  /** Keys that the assistant pressed on this call. */
  const pressed: PressedKeys[] = [];
  const peer = scene.peer.number === null ? null : readNumber(scene.peer.number, scene.country, scene.practiceNumbers);
  const peerCountry = peer?.ok === true ? peer.value.country : null;
  const actsOf = (approved: boolean): ToolActs => ({
    ...deps.acts,
    sendDigits: (keys) => {
      pressed.push({ keys, atMs: clock.monoMs(), approved });
      deps.acts.sendDigits(keys);
    },
  });

  const put = (record: ActionRecord): void => {
    records.set(record.toolCallId, record);
    deps.put(record);
  };
  const settle = (id: string, status: ToolOutputStatus, message: string, ran: ToolArguments | null, respond = true): void => {
    if (answered.has(id)) return;
    answered.add(id);
    deps.answer(id, toolOutput(status, message, ran), respond);
  };
  const sourcesOf = (attribution: Attribution): ArgumentSources => {
    const textsIn = (place: 'contact' | 'tool'): string[] => found.flatMap((each) => (each.in === place ? [each.text] : []));
    return { ...attribution.sources, contact: [...attribution.sources.contact, ...textsIn('contact')], tool: textsIn('tool') };
  };
  const judge = (tool: string, raw: Readonly<Record<string, unknown>> | null, args: ToolArguments | null, auditWritable = true): Decision => {
    const known = findTool(tool);
    const outside = args === null ? { other: [], tool: [] } : outsideValues(args, sourcesOf(deps.attribution(tool)), scene);
    const reach = args === null || known === null ? null : known.reaches(args);
    const rawNumbers = known === null || raw === null ? [] : known.args.filter((spec) => spec.kind === 'phone').map((spec) => raw[spec.name]).filter((value) => typeof value === 'string').filter((value) => isEmergencyNumber(value, scene.country));
    const [decision] = decide(deps.actor(tool), [{
      tool, arguments: raw, numbers: reach?.numbers ?? rawNumbers, texts: reach?.texts ?? [], keys: reach?.keys ?? null, reachesOutside: known?.reachesOutside ?? true, fromOther: outside.other, fromTool: outside.tool,
    }], { ...deps.policy(), keys: { before: pressed, nowMs: clock.monoMs(), peerCountry }, auditWritable });
    if (decision === undefined) throw new Error('One request has one decision');
    return decision;
  };

  const refuse = (base: ActionRecord, decision: Decision): void => {
    const reason = decision.reasons[0]?.text ?? 'Not allowed';
    const byOutside = decision.reasons[0]?.code === 'outside_caller';
    deps.audit('refused', { toolCallId: base.toolCallId, tool: base.tool, rule: decision.rule, actor: deps.actor(base.tool), arguments: base.argumentsAsked });
    if (decision.risk === 'HIGH' && (byOutside || decision.reasons[0]?.code === 'not_authenticated')) {
      deps.outsideAsked({ tool: base.tool, title: base.title.slice(0, 300), arguments: base.argumentsAsked.length > keptArgumentsChars ? {} : (parseObject(base.argumentsAsked) ?? {}), reason: reason.slice(0, 400), atMs: base.atMs });
    }
    put({ ...base, state: 'refused', detail: reason, decidedBy: byOutside ? 'Policy, outside caller' : `Policy, ${decision.rule.replaceAll('_', ' ')}`, result: reason });
    settle(base.toolCallId, 'refused', `${reason.replace(/\.$/, '')}. Say that you cannot do this yourself and that you pass it on; keep what they want with take_message.`, null);
  };

  const runLow = async (tool: Tool, args: ToolArguments, base: ActionRecord): Promise<void> => {
    const startedAt = clock.monoMs();
    put({ ...base, state: 'running' });
    const outcome = await tool.run(args, scene, actsOf(false)).catch((): ToolOutcome => ({ status: 'failed', words: `${tool.words.notDone}. It failed inside.` }));
    deps.audit('result', { toolCallId: base.toolCallId, tool: tool.name, status: outcome.status });
    if (outcome.found !== undefined) found.push(outcome.found);
    const sentence = outcome.status === 'done' ? tool.summary(args, scene) : null;
    if (sentence !== null) sentences.set(base.toolCallId, sentence);
    put({ ...base, state: outcome.status, detail: outcome.detail ?? outcome.words, argumentsRun: canonicalJson(args), result: outcome.words, tookMs: Math.round(clock.monoMs() - startedAt) });
    // After goodbye nothing more is said.
    settle(base.toolCallId, outcome.status, outcome.words, null, tool.name !== 'hangup_call');
  };

  const ask = (tool: Tool, args: ToolArguments, decision: Decision, base: ActionRecord): void => {
    const attribution = deps.attribution(tool.name);
    let executingSince: number | null = null;
    let ran: ToolArguments | null = null;
    const changed = (view: ApprovalView): void => {
      deps.changed(view);
      if (view.state === 'executing') executingSince ??= clock.monoMs();
      if (view.state === 'done' && ran !== null) sentences.set(base.toolCallId, tool.summary(ran, scene) ?? '');
      const state = actionStateOf(view.state);
      put({
        ...base, approvalId: view.id, state, detail: detailOf(view, state, tool.shortTitle(ran ?? args, scene)), decidedBy: deciderOf(view), note: view.decided?.changed === true ? 'edited' : null,
        title: tool.shortTitle(ran ?? args, scene), argumentsRun: ran === null ? null : canonicalJson(ran), result: view.result,
        tookMs: executingSince === null || state === 'running' ? null : Math.round(clock.monoMs() - executingSince),
      });
    };
    const asked = deps.approvals.ask({
      callId: deps.callId, atMs: base.atMs, toolCallId: base.toolCallId, tool, arguments: args, actor: deps.actor(tool.name), sessionGeneration: deps.sessionGeneration(), scene, lineLabel: deps.lineLabel, decision,
      ...attribution,
      sources: sourcesOf(attribution),
      judge: (next) => judge(tool.name, next, next),
      run: (next) => {
        ran = next;
        return tool.run(next, scene, actsOf(true));
      },
      settle: (status, message, ranArgs) => { settle(base.toolCallId, status, message, ranArgs); },
      changed,
    });
    if (!asked.ok) refuse(base, judge(tool.name, args, args, false));
    else deps.waits(asked.value, readBack(tool, args, scene), attribution.lastWords);
  };

  return {
    asked: (toolCallId, name, argumentsText) => {
      // A replay after a reconnect tells of calls that we know.
      if (records.has(toolCallId)) return;
      const raw = parseObject(argumentsText);
      const tool = findTool(name);
      const read = tool === null || raw === null ? null : readArguments(tool.args, raw, scene);
      const args = read?.ok === true ? read.value : null;
      const decision = judge(name, raw, args);
      const base: ActionRecord = {
        toolCallId, callId: deps.callId, tool: name.slice(0, 64), title: tool === null ? `Use an unknown tool, ${name.slice(0, 60)}` : tool.shortTitle(args ?? stringsOf(raw), scene), detail: '', note: null, risk: decision.risk,
        state: 'running', decidedBy: 'Policy, runs without asking', atMs: deps.atMs(), tookMs: null, approvalId: null, argumentsAsked: raw === null ? argumentsText.slice(0, 8000) : canonicalJson(raw), argumentsRun: null, result: null,
      };
      if (decision.outcome === 'refuse') return refuse(base, decision);
      if (tool === null) return refuse(base, { ...decision, outcome: 'refuse', rule: 'unknown_tool', reasons: [{ code: 'unknown_tool', text: 'There is no such tool' }] });
      if (args === null) {
        const problems = read?.ok === false ? read.error : [];
        deps.audit('refused', { toolCallId, tool: name, rule: 'bad_arguments', fields: problems.map((problem) => problem.field) });
        put({ ...base, state: 'failed', detail: problems.map((problem) => problem.text).join(' ').slice(0, 400), decidedBy: 'Policy, unreadable details' });
        return settle(toolCallId, 'failed', `Nothing ran. ${problems.map((problem) => `${problem.field}: ${problem.text}`).join(' ')} Correct it and ask once more.`, null);
      }
      const grant = decision.outcome === 'ask' ? deps.approvals.grantedBy({ callId: deps.callId, tool, arguments: args, actor: deps.actor(name), scene, risk: decision.risk }) : null;
      if (decision.outcome === 'ask' && grant === null) return ask(tool, args, decision, base);
      const writable = deps.audit('executed', { toolCallId, tool: name, rule: decision.rule, arguments: args, ...(grant === null ? {} : { grant }) });
      const final = writable ? decision : judge(name, raw, args, false);
      if (final.outcome === 'refuse') return refuse(base, final);
      void runLow(tool, args, grant === null ? base : { ...base, approvalId: grant, decidedBy: 'You, for this call' });
    },
    records: () => [...records.values()],
    doneSentences: () => [...sentences.values()].filter((sentence) => sentence !== ''),
  };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text.trim() === '' ? '{}' : text);
    // What is nested too deeply to be spelled can be neither hashed nor shown: it counts as unreadable.
    canonicalJson(value);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** What can be worded of arguments that were not accepted. */
function stringsOf(raw: Readonly<Record<string, unknown>> | null): ToolArguments {
  return Object.fromEntries(Object.entries(raw ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string').map(([name, value]) => [name, value.slice(0, 80)]));
}

function detailOf(view: ApprovalView, state: ActionRecord['state'], title: string): string {
  if (state === 'waiting' || state === 'running') return title;
  if (state === 'denied') {
    const reason = view.decided?.reason ?? null;
    return reason === null ? 'You denied it' : `You denied it: ${reason}`;
  }
  if (view.state === 'expired') return `No decision in ${clockLength(view.spanMs)}`;
  if (view.state === 'superseded') return 'The call ended before you decided';
  return view.result ?? title;
}

function deciderOf(view: ApprovalView): string {
  if (view.decided === null) return 'Waits for you';
  if (view.decided.outcome === 'expired') return `Nobody, after ${clockLength(view.decided.afterMs)}`;
  if (view.decided.outcome === 'superseded') return 'Nobody, the call ended';
  return `${view.decided.by}, after ${clockLength(view.decided.afterMs)}`;
}
