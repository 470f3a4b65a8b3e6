import type { ApprovalView } from '../../../src-shared/contract/views.ts';
import type { CallPlan } from './call-facts.ts';
import type { Transcript, TranscriptLine } from './transcript.ts';

export interface Attribution {
  readonly otherSaid: readonly string[];
  readonly ownerGave: readonly string[];
  /** The assistant's words since the other side spoke last. */
  readonly lastWords: string;
  readonly askedBy: ApprovalView['askedBy'];
  readonly promptedBy: ApprovalView['promptedBy'];
  readonly evidence: ApprovalView['evidence'];
}

/** Whose words led to a tool call, read from the transcript as it stands. */
export function attribute(plan: CallPlan, transcript: Transcript, tool: string): Attribution {
  const said = transcript.lines.filter((line) => (line.kind === 'speech' || line.kind === 'typed') && line.text !== '');
  const owners = transcript.lines.filter((line) => line.speaker === 'you' && line.text !== '').map((line) => line.text);
  const theirs = said.filter((line) => line.speaker === 'them');
  const prompt = said.findLast((line) => line.speaker !== 'assistant');
  const lastWords = said.filter((line) => line.speaker === 'assistant' && line.order > (prompt?.order ?? 0)).map((line) => line.text).join(' ');
  const atDesk = plan.line === 'assistant';
  return {
    otherSaid: theirs.map((line) => line.text),
    ownerGave: [plan.brief.goal, ...plan.brief.facts, plan.peer.name, ...owners],
    lastWords,
    askedBy: atDesk
      ? { text: 'You, at this microphone', standing: 'godfather', quote: prompt?.text.slice(0, 600) ?? null }
      : { text: 'Assistant, on your brief', standing: 'godfather', quote: briefSentence(plan.brief.goal, tool) },
    promptedBy: atDesk || prompt === undefined ? null : { text: `${plan.peer.name} at ${clockLength(prompt.atMs)}`.slice(0, 200), standing: plan.peer.standing },
    evidence: said.slice(-3).map((line) => ({ atMs: line.atMs, who: nameOf(plan, line), text: line.text.slice(0, 2000) })),
  };
}

/** `2:06` */
export function clockLength(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function nameOf(plan: CallPlan, line: TranscriptLine): string {
  return { assistant: 'Assistant', them: plan.peer.name, you: 'You' }[line.speaker];
}

const hints: readonly (readonly [tool: RegExp, words: RegExp])[] = [
  [/^send_/, /\b(text|texts|write|writing|written|message|mail|email|send)\b/i],
  [/^calendar_/, /\b(calendar|diary|book|table|appointment|move|schedule|reschedule|cancel)\b/i],
  [/^make_call/, /\b(call|ring|phone)\b/i],
];

/** The sentence of the goal that asks for this; the whole goal when none stands out. */
function briefSentence(goal: string, tool: string): string | null {
  const text = goal.trim();
  if (text === '') return null;
  const hint = hints.find(([pattern]) => pattern.test(tool))?.[1];
  const sentence = hint === undefined ? undefined : text.split(/(?<=[.?!])\s+/).findLast((each) => hint.test(each));
  return (sentence ?? text).slice(0, 600);
}
