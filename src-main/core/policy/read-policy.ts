import { askerKinds, defaultPolicy, policyAnswers, type AskerKind, type PolicyAnswer, type PolicyOverrides, type PolicySettings } from '../../../src-shared/domain/policy.ts';
import { choicesOf, isKnownTool } from './risk-table.ts';

export interface ReadPolicy {
  readonly policy: PolicySettings;
  /** What was ignored, each as the end of "In settings.json, …". */
  readonly problems: readonly string[];
}

/** The stored policy. What is unknown or looser than the table is left out and named; nothing in a file loosens anything. */
export function readPolicy(stored: unknown): ReadPolicy {
  if (stored === undefined) return { policy: defaultPolicy, problems: [] };
  if (!isRecord(stored)) return { policy: defaultPolicy, problems: ['policy is not an object'] };
  const problems: string[] = [];
  const readSwitch = (name: 'refuseOtherSide' | 'voiceApproval', strict: boolean): boolean => {
    const value = stored[name];
    if (value === undefined) return defaultPolicy[name];
    if (typeof value === 'boolean') return value;
    problems.push(`policy.${name} is neither true nor false`);
    return strict;
  };
  const overrides: Record<string, Partial<Record<AskerKind, PolicyAnswer>>> = {};
  const given = stored['overrides'];
  if (given !== undefined && !isRecord(given)) problems.push('policy.overrides is not an object');
  for (const [tool, row] of isRecord(given) ? Object.entries(given) : []) {
    const place = `policy.overrides.${tool.slice(0, 64)}`;
    if (!isKnownTool(tool)) problems.push(`${place} is no tool of the table`);
    else if (!isRecord(row)) problems.push(`${place} is not an object`);
    else overrides[tool] = readRow(tool, row, place, problems);
  }
  // What cannot be read counts as the stricter way.
  return { policy: { overrides, refuseOtherSide: readSwitch('refuseOtherSide', true), voiceApproval: readSwitch('voiceApproval', false) }, problems };
}

function readRow(tool: string, row: Readonly<Record<string, unknown>>, place: string, problems: string[]): Partial<Record<AskerKind, PolicyAnswer>> {
  const read: Partial<Record<AskerKind, PolicyAnswer>> = {};
  for (const [key, value] of Object.entries(row)) {
    const asker = askerKinds.find((each) => each === key);
    const answer = policyAnswers.find((each) => each === value);
    if (asker === undefined || answer === undefined) problems.push(`${place}.${key.slice(0, 64)} is not an answer of the table`);
    else if (!choicesOf(tool, asker).includes(answer)) problems.push(`${place}.${asker} is looser than the table`);
    else read[asker] = answer;
  }
  return read;
}

/** With one cell set; null when that is not among its choices. The table's own answer takes the setting out. */
export function withAnswer(policy: PolicySettings, tool: string, asker: AskerKind, answer: PolicyAnswer): PolicySettings | null {
  const choices = choicesOf(tool, asker);
  if (!isKnownTool(tool) || !choices.includes(answer)) return null;
  const row = { ...(Object.hasOwn(policy.overrides, tool) ? policy.overrides[tool] : {}), [asker]: answer };
  if (answer === choices[0]) delete row[asker];
  const { [tool]: _before, ...others } = policy.overrides;
  const overrides: PolicyOverrides = Object.keys(row).length === 0 ? others : { ...others, [tool]: row };
  return { ...policy, overrides };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
