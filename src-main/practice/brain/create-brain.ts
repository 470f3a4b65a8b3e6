import { findStep, type AssistantAction, type CallScenario, type ChatScenario } from '../scenarios/scenario.ts';
import type { Agenda, OpenCall } from './agenda.ts';
import { fillPlaceholders } from './fill-placeholders.ts';
import { findPhrase, plainWords } from './keywords.ts';
import type { Brain, BrainInput, MemoryItem, PlanPart } from './memory.ts';
import { readInstructions } from './read-instructions.ts';
import { readReminder } from './read-reminder.ts';
import { stockLines } from './stock-lines.ts';
import { readToolOutcome } from './tool-outcome.ts';
import { valueOfPlaceholder } from './value-of-placeholder.ts';

export interface BrainDeps {
  readonly calls: readonly CallScenario[];
  readonly chat: ChatScenario | null;
  readonly nowMs: () => number;
  readonly newCallId: () => string;
}

type Item<K extends MemoryItem['kind']> = Extract<MemoryItem, { kind: K }>;
const isKind = <K extends MemoryItem['kind']>(kind: K) => (item: MemoryItem): item is Item<K> => item.kind === kind;

const whisperStart = 'Whisper from your owner:';
/** How the app tells that the line is silent. */
const silenceStart = 'Nobody has spoken for a while.';
const nothing = (): void => undefined;

/** One for each session. What was answered is kept by item, so an answer that was cancelled is given again and a replayed conversation is not. */
export function createBrain(deps: BrainDeps): Brain {
  const answered = new Set<string>();
  const openCalls = new Map<string, OpenCall>();
  let agenda: Agenda | null = null;
  let scenario: CallScenario | null = null;
  let waitTurn = 0;
  let lastLines: readonly string[] = [];
  let fresh = true;

  return {
    plan(input) {
      if (fresh) adoptHistory(input.memory);
      fresh = false;
      return plan(input);
    },
  };

  function plan(input: BrainInput): readonly PlanPart[] {
    const instructions = readInstructions(input.instructions);
    const lastSpoke = input.memory.findLastIndex((item) => item.kind === 'spoke');
    const asked = instructions.question !== '' && endsIn(input.memory[lastSpoke], instructions.question);
    // They were asked, so it is their turn: everything else waits for their answer.
    if (asked && !input.memory.slice(lastSpoke + 1).some(isUtterance)) return [];
    const news = input.memory.filter((item) => !answered.has(item.id));
    const wasSaid = (text: string): boolean => input.memory.some((item) => item.kind === 'spoke' && item.text?.includes(text) === true);
    let disclosure = wasSaid(instructions.disclosure) ? '' : instructions.disclosure;
    const parts: PlanPart[] = [];
    const reminders = news.filter(isKind('system')).filter((item) => !item.text.startsWith(whisperStart) && readReminder(item.text) !== null);
    let reminder = readReminder(reminders.at(-1)?.text ?? '');
    /** They were asked something: nothing comes behind it. */
    let waits = false;

    const fill = (template: string, about: Agenda | null, ran: Readonly<Record<string, string>> = {}): string =>
      fillPlaceholders(template, (name) => valueOfPlaceholder(name, { instructions, disclosure, agenda: about, ran, nowMs: deps.nowMs() }));
    const say = (template: string, about: Agenda | null, done: () => void, ran: Readonly<Record<string, string>> = {}): void => {
      if (waits) return;
      const mayAsk = about?.toMachine !== true;
      if (mayAsk && disclosure !== '' && instructions.question !== '') {
        waits = true;
        return push(disclosure, nothing);
      }
      // The disclosure comes first, whatever is said first.
      const text = fill(disclosure === '' || template.includes('{disclosure}') ? template : `{disclosure} ${template}`, about, ran);
      disclosure = '';
      if (text === '') return done();
      waits = mayAsk && reminder?.at === 'end';
      if (reminder === null || text.includes(reminder.sentence)) push(text, done);
      else if (reminder.at === 'begin') push(`${reminder.sentence} ${text}`, done);
      else push(waits ? `${text} ${reminder.sentence}` : text, done);
    };
    const push = (text: string, done: () => void): void => {
      reminder = null;
      parts.push({ kind: 'say', text, done: () => {
        for (const item of reminders) answered.add(item.id);
        done();
      } });
    };

    const heard = news.filter(isKind('heard'));
    const typed = news.filter(isKind('typed'));
    const resolved = new Set<string>();
    for (const item of news.filter(isKind('output'))) speakOf(item);
    for (const item of heard) takeUp(item);
    for (const item of typed) takeUpTyped(item);
    for (const item of news.filter(isKind('system'))) passOn(item);

    if ([...openCalls.keys()].every((callId) => resolved.has(callId))) act();
    else if (parts.length === 0 && heard.length + typed.length > 0) say(nextWaitingLine(), agenda, nothing);
    if (parts.length === 0 && (news.length === 0 || heard.length > 0)) sayStock();

    const lines = parts.flatMap((part) => (part.kind === 'say' ? [part.text] : []));
    if (lines.length > 0) lastLines = lines;
    return parts;

    function speakOf(item: Item<'output'>): void {
      const open = openCalls.get(item.callId);
      const outcome = readToolOutcome(item.output);
      if (open === undefined || outcome.status === 'waiting') {
        answered.add(item.id);
        return;
      }
      resolved.add(item.callId);
      const closed = (): void => {
        answered.add(item.id);
        openCalls.delete(item.callId);
      };
      if (open.action.outcomes === null) closed();
      else say(open.action.outcomes[outcome.status], open.agenda, closed, { ...open.arguments, ...outcome.ran });
    }

    function takeUp(item: Item<'heard'>): void {
      answered.add(item.id);
      for (const { spoken } of item.heard.parts) {
        const from = deps.calls.find((one) => one.id === spoken.scenarioId);
        if (from === undefined) continue;
        scenario = from;
        const step = spoken.stepId === null ? null : findStep(from, spoken.stepId);
        const key = `said ${spoken.id}`;
        // "Take your time" asks for nothing: what was asked before and is not done yet stays.
        if (step !== null && agenda?.key !== key && (step.assistant.length > 0 || !owesAction(agenda))) agenda = { key, scenario: from, toMachine: step.beep, actions: step.assistant, next: 0, said: null };
      }
    }

    function takeUpTyped(item: Item<'typed'>): void {
      answered.add(item.id);
      const replies = deps.chat?.replies ?? [];
      const known = replies.map((reply) => ({ reply, phrase: findPhrase(item.text, reply.when) })).filter((one) => one.phrase !== null);
      const best = known.sort((a, b) => (b.phrase?.length ?? 0) - (a.phrase?.length ?? 0))[0];
      agenda = { key: `typed ${item.id}`, scenario, toMachine: false, actions: best?.reply.assistant ?? deps.chat?.otherwise ?? [], next: 0, said: { text: item.text, phrase: best?.phrase ?? '' } };
    }

    function passOn(item: Item<'system'>): void {
      if (reminders.includes(item)) return;
      if (!item.text.startsWith(whisperStart)) {
        answered.add(item.id);
        if (item.text.startsWith(silenceStart) && openCalls.size > 0) say(nextWaitingLine(), agenda, nothing);
        return;
      }
      const words = item.text.slice(whisperStart.length).trim();
      const known = scenario?.whispers.find((whisper) => findPhrase(words, whisper.when) !== null);
      const done = (): void => void answered.add(item.id);
      if (known !== undefined) say(known.say, agenda, done);
      else say(stockLines.askedToSay.replace('{text}', words.replace(/[{}]/gu, '')), agenda, done);
    }

    /** The rest of the agenda, up to a tool whose result is spoken of. */
    function act(): void {
      const current = agenda;
      if (current === null) return;
      for (let index = current.next; index < current.actions.length; index += 1) {
        const action = current.actions[index];
        if (action === undefined || waits) return;
        const done = (): void => {
          current.next = Math.max(current.next, index + 1);
        };
        if (action.kind === 'say') {
          say(isOtherGoal(current) && action.otherGoal !== null ? action.otherGoal : action.text, current, done);
        } else if (input.tools.includes(action.tool)) {
          call(action, current, done);
          if (action.outcomes !== null) return;
        } else if (action.outcomes === null) {
          done();
        } else {
          say(action.outcomes.failed, current, done);
        }
      }
    }

    function call(action: Extract<AssistantAction, { kind: 'call' }>, current: Agenda, done: () => void): void {
      const callId = deps.newCallId();
      // What cannot be filled in is left out: a tool's own check says what it lacks.
      const args = Object.fromEntries(Object.entries(action.with).map(([name, template]) => [name, fill(template, current)] as const).filter(([, value]) => value !== ''));
      parts.push({
        kind: 'call', callId, tool: action.tool, argumentsText: JSON.stringify(args),
        done: () => {
          done();
          if (action.outcomes !== null) openCalls.set(callId, { action, agenda: current, arguments: args });
        },
      });
    }

    function isOtherGoal(current: Agenda): boolean {
      return instructions.goal !== '' && current.scenario !== null && plainWords(instructions.goal) !== plainWords(current.scenario.brief.goal);
    }

    function sayStock(): void {
      const unheard = lastLines.filter((line) => !wasSaid(line));
      const last = heard.at(-1)?.heard;
      // A turn without a word is what an idle timeout committed.
      if (last === undefined || last.seconds === 0) {
        if (input.memory.some((item) => item.kind === 'spoke')) say(unheard.join(' ') || stockLines.here, null, nothing);
        else if (instructions.disclosure === '') say(stockLines.hello, null, nothing);
        else say(instructions.incoming || instructions.goal === '' ? `{disclosure} ${stockLines.howCanIHelp}` : '{disclosure}', null, nothing);
      } else if (asked && last.parts.length > 0) {
        say(instructions.incoming && agenda === null ? stockLines.howCanIHelp : stockLines.thanks, null, nothing);
      } else if (last.parts.length > 0) {
        say(unheard.length > 0 ? unheard.join(' ').replace(/[{}]/gu, '') : stockLines.here, null, nothing);
      } else if (scenario !== null) {
        say(stockLines.notUnderstood, null, nothing);
      } else {
        const seconds = Math.max(1, Math.round(last.seconds));
        say(seconds === 1 ? stockLines.heardYouOne : stockLines.heardYou.replace('{seconds}', String(seconds)), null, nothing);
      }
    }
  }

  function nextWaitingLine(): string {
    const own = scenario?.whileWaiting ?? [];
    const lines = own.length > 0 ? own : stockLines.whileWaiting;
    waitTurn += 1;
    return lines[(waitTurn - 1) % lines.length] ?? stockLines.whileWaiting[0];
  }

  /** A conversation replayed into a new session: what came before the assistant's last words is settled; calls without a result are still open. */
  function adoptHistory(memory: readonly MemoryItem[]): void {
    const lastOwn = memory.findLastIndex((item) => item.kind === 'spoke' || item.kind === 'called');
    for (const item of memory.slice(0, lastOwn + 1)) answered.add(item.id);
    const saidBefore = memory.flatMap((item) => (item.kind === 'typed' ? [plainWords(item.text)] : []));
    scenario = deps.calls.find((one) => one.steps.some((step) => saidBefore.includes(plainWords(step.says)))) ?? null;
    if (scenario !== null) for (const item of memory) if (item.kind === 'typed') answered.add(item.id);
    for (const item of memory) {
      if (item.kind !== 'called' || memory.some((other) => other.kind === 'output' && other.callId === item.callId && answered.has(other.id))) continue;
      adoptCall(item);
    }
  }

  function adoptCall(item: Item<'called'>): void {
    for (const step of scenario?.steps ?? []) {
      const index = step.assistant.findIndex((action) => action.kind === 'call' && action.tool === item.tool);
      const action = step.assistant[index];
      if (action?.kind !== 'call' || action.outcomes === null) continue;
      const about: Agenda = { key: `replayed ${item.id}`, scenario, toMachine: false, actions: step.assistant, next: index + 1, said: null };
      openCalls.set(item.callId, { action, agenda: about, arguments: readToolOutcome(JSON.stringify({ ran: parseObject(item.argumentsText) })).ran });
      agenda = about;
      return;
    }
  }
}

function endsIn(item: MemoryItem | undefined, sentence: string): boolean {
  return item?.kind === 'spoke' && item.text?.endsWith(sentence) === true;
}

/** They said or typed something; a turn without a word is none. */
function isUtterance(item: MemoryItem): boolean {
  return item.kind === 'typed' || (item.kind === 'heard' && item.heard.seconds > 0);
}

/** There is still something to do, not only to say. */
function owesAction(agenda: Agenda | null): boolean {
  return agenda !== null && agenda.actions.slice(agenda.next).some((action) => action.kind === 'call');
}

function parseObject(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
