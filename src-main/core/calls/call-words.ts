import type { ArgumentSources } from '../policy/argument-origins.ts';
import type { ApprovalView } from '../../../src-shared/contract/views.ts';
import type { CallPlan } from './call-facts.ts';
import type { OwnersPart } from './actor-of.ts';
import type { Transcript, TranscriptLine } from './transcript.ts';

export interface Attribution {
  readonly sources: ArgumentSources;
  /** The assistant's words since the other side spoke last. */
  readonly lastWords: string;
  readonly askedBy: ApprovalView['askedBy'];
  readonly promptedBy: ApprovalView['promptedBy'];
  readonly evidence: ApprovalView['evidence'];
}

/** Whose words led to a tool call, read from the transcript as it stands. `shown`: a line's words as people are shown them. */
export function attribute(plan: CallPlan, transcript: Transcript, tool: string, part: OwnersPart, shown: (line: TranscriptLine) => string): Attribution {
  const said = transcript.lines.filter((line) => (line.kind === 'speech' || line.kind === 'typed') && line.text !== '');
  const owns = part === 'microphone' || part === 'phone_confirmed';
  const isOwners = (line: TranscriptLine): boolean => line.speaker === 'you' || (owns && line.speaker === 'them');
  const texts = (lines: readonly TranscriptLine[]): string[] => lines.filter((line) => line.text !== '').map((line) => line.text);
  const peer = [plan.peer.name, ...(plan.peer.number === null ? [] : [plan.peer.number])];
  const standing = owns ? 'godfather' : plan.peer.standing;
  const prompt = said.findLast((line) => line.speaker !== 'assistant');
  const lastWords = said.filter((line) => line.speaker === 'assistant' && line.order > (prompt?.order ?? 0)).map((line) => line.text).join(' ');
  // Whom he rang, he named himself; the name of a caller is what the caller gives.
  const named = plan.direction === 'outbound' || owns;
  return {
    sources: {
      brief: [plan.brief.goal, ...plan.brief.facts, ...(named && standing !== 'contact' ? peer : [])],
      contact: standing === 'contact' ? peer : [],
      owner: texts(transcript.lines.filter(isOwners)),
      other: [...texts(said.filter((line) => line.speaker === 'them' && !isOwners(line))), ...(named || standing === 'contact' ? [] : [plan.peer.name])],
      tool: [], outside: {},
    },
    lastWords,
    askedBy: owns
      ? { text: part === 'microphone' ? 'You, at this microphone' : 'You, on the phone', standing: 'godfather', quote: prompt === undefined ? null : shown(prompt).slice(0, 600) }
      : { text: 'Assistant, on your brief', standing: 'godfather', quote: briefSentence(plan.brief.goal, tool) },
    promptedBy: owns || prompt === undefined ? null : { text: `${plan.peer.name} at ${clockLength(prompt.atMs)}`.slice(0, 200), standing },
    evidence: said.slice(-3).map((line) => ({ atMs: line.atMs, who: nameOf(plan, line), text: shown(line).slice(0, 2000) })),
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
