import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseScenario } from './parse-scenario.ts';
import type { CallScenario, ChatScenario, Scenario } from './scenario.ts';

export interface LoadedScenarios {
  readonly calls: readonly CallScenario[];
  readonly chat: ChatScenario | null;
  /** One text for each file that was left out: file, line, what is wrong. */
  readonly problems: readonly string[];
}

const maxFileChars = 200_000;
const maxFiles = 200;

/** The shipped scenarios and the user's own. A file of the user's with the same id takes the place of a shipped one. */
export async function loadScenarios(folders: readonly string[]): Promise<LoadedScenarios> {
  const problems: string[] = [];
  const byId = new Map<string, Scenario>();
  for (const folder of folders) {
    for (const file of await scenarioFiles(folder)) {
      const parsed = await readScenario(folder, file);
      if (typeof parsed === 'string') {
        problems.push(parsed);
        continue;
      }
      const sameNumber = parsed.kind === 'call' ? [...byId.values()].find((other) => other.kind === 'call' && other.id !== parsed.id && other.person.number === parsed.person.number) : undefined;
      if (sameNumber !== undefined) problems.push(`${file}: the number ${parsed.kind === 'call' ? parsed.person.number : ''} belongs to the scenario ${sameNumber.id} already.`);
      else byId.set(parsed.id, parsed);
    }
  }
  const all = [...byId.values()];
  return { calls: all.filter((one) => one.kind === 'call'), chat: all.find((one) => one.kind === 'chat') ?? null, problems };
}

async function scenarioFiles(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => /\.ya?ml$/u.test(name)).sort().slice(0, maxFiles);
  } catch {
    return [];
  }
}

async function readScenario(folder: string, file: string): Promise<Scenario | string> {
  let text: string;
  try {
    text = await readFile(join(folder, file), 'utf8');
  } catch {
    return `${file}: the file could not be read.`;
  }
  if (text.length > maxFileChars) return `${file}: the file is longer than ${maxFileChars} characters.`;
  const parsed = parseScenario(text, file);
  return parsed.ok ? parsed.value : parsed.error;
}
