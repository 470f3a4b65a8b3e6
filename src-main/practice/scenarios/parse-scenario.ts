import Ajv2020, { type ErrorObject } from 'ajv/dist/2020.js';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import { defaultConsent } from './default-consent.ts';
import { callScenarioSchema, chatScenarioSchema } from './scenario-schema.ts';
import type { CallScenario, OutcomeLines, Scenario, ScenarioStep } from './scenario.ts';
import { findUnknownPlaceholder } from './find-unknown-placeholder.ts';

const ajv = new Ajv2020({ allErrors: false, strict: false });
const checkCall = ajv.compile(callScenarioSchema);
const checkChat = ajv.compile(chatScenarioSchema);

const defaultPatienceMs = 8_000;
const defaultPrompts = ['Hello? Are you there?', 'Hello? I cannot hear you.', 'Are you still on the line?'];
const defaultPickUpMs = 1_500;

type Path = readonly (string | number)[];
type RawAction = { say: string; otherGoal?: string } | ({ call: string; with?: Record<string, string> } & Partial<OutcomeLines>);
interface RawStep extends Partial<Omit<ScenarioStep, 'assistant' | 'next' | 'then'>> { id: string; says: string; assistant?: RawAction[]; next?: { when?: string[]; go: string }[]; then?: 'hang up' | 'hang up at once' }

interface RawCallScenario {
  id: string;
  title: string;
  about: string;
  direction: CallScenario['direction'];
  person: { name: string; number: string; voice?: CallScenario['person']['voice'] };
  pickUp?: { afterMs?: number; outcome?: string };
  brief?: { goal?: string; facts?: string[] };
  steps: RawStep[];
  consent?: string;
  whileWaiting?: string[];
  whispers?: CallScenario['whispers'];
}

/** One scenario file. The error is a text with the file, the line and what is wrong there. */
export function parseScenario(text: string, file: string): Result<Scenario, string> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (path: Path, what: string): Result<Scenario, string> => err(`${file}, line ${lineOf(document, lines, path)}: ${what}`);
  const broken = document.errors[0];
  if (broken !== undefined) return err(`${file}, line ${lines.linePos(broken.pos[0]).line}: ${broken.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/u, '') ?? 'not YAML'}.`);

  let raw: unknown;
  try {
    raw = document.toJS({ maxAliasCount: 20 });
  } catch {
    return at([], 'too many aliases.');
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return at([], 'the file must hold keys and values (id, title, steps …).');

  const chat = 'kind' in raw;
  const check = chat ? checkChat : checkCall;
  if (!check(raw)) {
    const error = check.errors?.find((one) => one.keyword !== 'if') ?? check.errors?.[0];
    return error === undefined ? at([], 'not a scenario.') : at(pathOf(error), wordsOf(error));
  }
  const unknown = findUnknownPlaceholder(raw);
  if (unknown !== null) return at(unknown.path, `unknown placeholder {${unknown.name}}.`);
  if (chat) {
    const data = raw as { id: string; replies: { when: string[]; assistant: RawAction[] }[]; otherwise: RawAction[] };
    return ok({ kind: 'chat', id: data.id, file, replies: data.replies.map((reply) => ({ when: reply.when, assistant: reply.assistant.map(action) })), otherwise: data.otherwise.map(action) });
  }

  const data = raw as unknown as RawCallScenario;
  const ids = data.steps.map((step) => step.id);
  if (/[{}]/u.test(data.consent ?? '')) return at(['consent'], 'what the person says has no placeholders.');
  for (const [index, step] of data.steps.entries()) {
    if (ids.indexOf(step.id) !== index) return at(['steps', index, 'id'], `the step ${step.id} exists twice.`);
    if (/[{}]/u.test(step.says)) return at(['steps', index, 'says'], 'what the person says has no placeholders.');
    const filled = (step.prompts ?? []).findIndex((prompt) => /[{}]/u.test(prompt));
    if (filled >= 0) return at(['steps', index, 'prompts', filled], 'what the person says has no placeholders.');
    for (const list of ['next', 'onDigits'] as const) {
      for (const [n, entry] of (step[list] ?? []).entries()) {
        if (!ids.includes(entry.go)) return at(['steps', index, list, n, 'go'], `there is no step ${entry.go}.`);
      }
    }
  }
  return ok({
    kind: 'call',
    id: data.id,
    file,
    title: data.title,
    about: data.about,
    direction: data.direction,
    person: { name: data.person.name, number: data.person.number, voice: data.person.voice ?? 'woman' },
    pickUp: { afterMs: data.pickUp?.afterMs ?? defaultPickUpMs, outcome: data.pickUp?.outcome === 'busy' ? 'busy' : data.pickUp?.outcome === 'no answer' ? 'no_answer' : 'answers' },
    brief: { goal: data.brief?.goal ?? '', facts: data.brief?.facts ?? [] },
    steps: data.steps.map(stepOf),
    consent: data.consent ?? defaultConsent,
    whileWaiting: data.whileWaiting ?? [],
    whispers: data.whispers ?? [],
  });
}

function stepOf(raw: RawStep): ScenarioStep {
  return {
    id: raw.id,
    says: raw.says,
    beep: raw.beep ?? false,
    cutsInAfterMs: raw.cutsInAfterMs ?? null,
    patienceMs: raw.patienceMs ?? defaultPatienceMs,
    prompts: raw.prompts ?? defaultPrompts,
    assistant: (raw.assistant ?? []).map(action),
    next: (raw.next ?? []).map((entry) => ({ when: entry.when ?? [], go: entry.go })),
    onDigits: raw.onDigits ?? [],
    then: raw.then === 'hang up' ? 'hang_up' : raw.then === 'hang up at once' ? 'hang_up_at_once' : 'listen',
  };
}

function action(raw: RawAction): ScenarioStep['assistant'][number] {
  if ('say' in raw) return { kind: 'say', text: raw.say, otherGoal: raw.otherGoal ?? null };
  const { done, denied, expired, refused, failed } = raw;
  const failedText = failed ?? 'That did not work.';
  const outcomes = done === undefined ? null : { done, denied: denied ?? failedText, expired: expired ?? denied ?? failedText, refused: refused ?? denied ?? failedText, failed: failedText };
  return { kind: 'call', tool: raw.call, with: raw.with ?? {}, outcomes };
}

/** The line of the deepest node on the path that the file has. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function pathOf(error: ErrorObject): Path {
  const path = error.instancePath.split('/').slice(1).map((part) => (/^\d+$/u.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
  return error.keyword === 'additionalProperties' ? [...path, String(error.params['additionalProperty'])] : path;
}

function wordsOf(error: ErrorObject): string {
  const where = error.instancePath.split('/').slice(1).join('.');
  const name = where === '' ? 'the scenario' : where;
  switch (error.keyword) {
    case 'required': return `${name} lacks ${String(error.params['missingProperty'])}.`;
    case 'additionalProperties': return `${name} has an unknown key ${String(error.params['additionalProperty'])}.`;
    case 'enum': return `${name} must be one of: ${(error.params['allowedValues'] as unknown[]).join(', ')}.`;
    case 'const': return `${name} must be ${String(error.params['allowedValue'])}.`;
    case 'pattern': return name.endsWith('number') ? `${name} must be a number in the form +14155550164.` : `${name} has characters that are not allowed.`;
    default: return `${name} ${error.message ?? 'is wrong'}.`;
  }
}
