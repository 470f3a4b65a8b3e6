import Ajv2020 from 'ajv/dist/2020.js';
import type { RealtimeTool } from '../../src-main/core/realtime/session-api.ts';
import { createSchemaSet } from '../../src-main/practice/server/schema-set.ts';
import { fine, type Check } from './check.ts';

/** Limits of the service. */
const mostTools = 128;
const namePattern = /^[A-Za-z0-9_-]{1,64}$/;
const mostDescriptionChars = 1024;

/** Whether the service would take what the assistant is offered: flat form, names within limits, parameters a JSON schema of an object. */
export function checkTools(tools: readonly RealtimeTool[]): readonly Check[] {
  const published = createSchemaSet(true);
  const seen = new Set<string>();
  const bad: Check[] = [];
  const report = (name: string, problem: string): void => { bad.push({ name: 'tools', level: 'fail', what: `The tool ${name} ${problem}: the service would refuse the settings of every call.`, todo: 'Correct it in src-main/core/tools.' }); };

  if (tools.length > mostTools) report(`number ${mostTools + 1}`, 'is one too many');
  for (const tool of tools) {
    if (!namePattern.test(tool.name)) report(JSON.stringify(tool.name.slice(0, 80)), 'has a name with other characters than letters, digits, _ and -, or of more than 64');
    else if (seen.has(tool.name)) report(tool.name, 'is there twice');
    seen.add(tool.name);
    const misfit = published.errorsOf('RealtimeFunctionTool', tool)?.[0];
    if (misfit !== undefined) report(tool.name, `does not have the flat form of the protocol (${misfit.instancePath === '' ? 'at its top' : misfit.instancePath} ${misfit.message ?? 'does not fit'})`);
    if (tool.description.trim() === '' || tool.description.length > mostDescriptionChars) report(tool.name, `has no description, or one of more than ${mostDescriptionChars} characters`);
    const problem = schemaProblem(tool.parameters);
    if (problem !== null) report(tool.name, `has parameters that are no JSON schema of an object (${problem})`);
  }
  return bad.length > 0 ? bad : [fine('tools', `The ${tools.length} tools that the assistant is offered fit the protocol.`)];
}

/** The strict mode also finds what is required and not described, and words that no schema has. */
function schemaProblem(parameters: Readonly<Record<string, unknown>>): string | null {
  if (parameters['type'] !== 'object') return 'type is not object';
  try {
    new Ajv2020({ strict: true, allErrors: false, validateFormats: false, logger: false }).compile(parameters);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 200) : 'it does not compile';
  }
}
