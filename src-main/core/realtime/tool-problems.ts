import type { SayProblem } from './say-problem.ts';

/** What the service takes of functions, for every model. */
const mostTools = 128;
const mostDescription = 1_024;
const namePattern = /^[A-Za-z0-9_-]{1,64}$/;
/** Names that mean something to models themselves, and names that a lookup by key would trip over. */
const reserved: ReadonlySet<string> = new Set(['functions', 'multi_tool_use', '__proto__', 'constructor', 'prototype']);

/** What is wrong with a list of functions; runs on anything. */
export function toolProblems(value: unknown, say: SayProblem): void {
  if (!Array.isArray(value)) return say('The tools are not a list.');
  if (value.length > mostTools) return say(`There are ${value.length} tools, and at most ${mostTools} may be offered. Switch some off.`);
  const seen = new Set<string>();
  for (const [at, tool] of value.entries() as IterableIterator<[number, unknown]>) {
    const { type, name, description, parameters } = typeof tool === 'object' && tool !== null ? (tool as Record<string, unknown>) : {};
    if (type !== 'function') say(`Tool ${at + 1} is not a function.`, `${at}.type`);
    if (typeof name !== 'string' || !namePattern.test(name)) say(`The name of tool ${at + 1} must be 1 to 64 letters, digits, hyphens or underscores.`, `${at}.name`);
    else if (reserved.has(name)) say(`Tool ${at + 1} has a name that models use themselves. Name it otherwise.`, `${at}.name`);
    else if (seen.has(name)) say(`Two tools are called ${name}. Name one of them otherwise.`, `${at}.name`);
    else seen.add(name);
    if (typeof description !== 'string' || description.length > mostDescription) say(`The description of tool ${at + 1} must be text of at most 1,024 characters.`, `${at}.description`);
    if (!describesObject(parameters)) say(`The arguments of tool ${at + 1} are not described as an object.`, `${at}.parameters`);
  }
}

const describesObject = (schema: unknown): boolean => typeof schema === 'object' && schema !== null && (schema as Record<string, unknown>)['type'] === 'object';
