import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import { readNumber } from '../telephony/numbers.ts';
import type { ArgumentSpec } from './argument-spec.ts';
import type { ReadArguments, ToolProblem, ToolScene } from './tool.ts';

/**
 * Checks and normalises what the model or the owner wrote: trimmed, numbers as E.164, times as `YYYY-MM-DDTHH:MM`.
 * Unknown names are problems, so nothing runs that no card has shown.
 */
export function readArguments(specs: readonly ArgumentSpec[], given: Readonly<Record<string, unknown>>, scene: ToolScene): ReadArguments {
  const problems: ToolProblem[] = [];
  const values: Record<string, string> = {};
  for (const name of Object.keys(given)) {
    if (!specs.some((spec) => spec.name === name)) problems.push({ field: name, text: `There is no argument “${name.slice(0, 60)}”.` });
  }
  for (const spec of specs) {
    const raw = Object.hasOwn(given, spec.name) ? given[spec.name] : undefined;
    if (raw === undefined || raw === null || raw === '') {
      if (spec.required) problems.push({ field: spec.name, text: `${spec.label} is empty. Fill it in.` });
      continue;
    }
    if (typeof raw !== 'string' && typeof raw !== 'number') {
      problems.push({ field: spec.name, text: `${spec.label} is not text.` });
      continue;
    }
    const read = readOne(spec, String(raw).trim(), scene);
    if (!read.ok) problems.push({ field: spec.name, text: read.error });
    else if (read.value !== '') values[spec.name] = read.value;
    else if (spec.required) problems.push({ field: spec.name, text: `${spec.label} is empty. Fill it in.` });
  }
  return problems.length > 0 ? err(problems) : ok(values);
}

function readOne(spec: ArgumentSpec, text: string, scene: ToolScene): Result<string, string> {
  if (text.length > spec.maxChars) return err(`${spec.label} has ${text.length} characters; ${spec.maxChars} fit. Shorten it.`);
  if (spec.choices !== undefined) return spec.choices.includes(text) ? ok(text) : err(`${spec.label} is one of: ${spec.choices.join(', ')}.`);
  switch (spec.kind) {
    case 'text':
    case 'longtext': return ok(text);
    case 'phone': {
      if (scene.peer.number !== null && text.toLowerCase() === scene.peer.name.toLowerCase()) return ok(scene.peer.number);
      const number = readNumber(text, scene.country, scene.practiceNumbers);
      return number.ok ? ok(number.value.e164) : number;
    }
    case 'email': return /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]{2,}$/.test(text) ? ok(text) : err('Not an email address. It has one @ and a domain.');
    case 'datetime': return readLocalTime(text);
    default: return assertNever(spec.kind);
  }
}

/** Wall time without a zone; a zone that the model added is taken off, because the owner reads local time. */
function readLocalTime(text: string): Result<string, string> {
  const match = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/i.exec(text);
  const [month, day, hour, minute] = [match?.[2], match?.[3], match?.[4], match?.[5]].map(Number);
  if (match === null || month === undefined || day === undefined || hour === undefined || minute === undefined) return err('Not a time. Write it as 2026-11-24 20:00.');
  const leap = Number(match[1]) % 4 === 0 && (Number(match[1]) % 100 !== 0 || Number(match[1]) % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  if (days === undefined || day < 1 || day > days || hour > 23 || minute > 59) return err('No such time. Check the day and the hour.');
  return ok(`${match[1] ?? ''}-${match[2] ?? ''}-${match[3] ?? ''}T${String(hour).padStart(2, '0')}:${match[5] ?? ''}`);
}
