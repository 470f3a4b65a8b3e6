import { expect, test } from 'vitest';
import { checkTools } from '../../../scripts/diagnose/check-tools.ts';
import type { RealtimeTool } from '../../../src-main/core/realtime/session-api.ts';
import { offeredTools } from '../../../src-main/core/tools/registry.ts';

const good: RealtimeTool = { type: 'function', name: 'send_sms', description: 'Sends a text.', parameters: { type: 'object', properties: { to: { type: 'string' } }, required: ['to'], additionalProperties: false } };

test('what the assistant is offered fits', () => {
  expect(checkTools(offeredTools())).toMatchObject([{ level: 'ok' }]);
  expect(checkTools([good])).toMatchObject([{ level: 'ok' }]);
});

test.each<readonly [words: string, tools: readonly unknown[]]>([
  ['has a name with other characters', [{ ...good, name: 'send sms' }]],
  ['has a name with other characters', [{ ...good, name: 'x'.repeat(65) }]],
  ['is there twice', [good, good]],
  ['flat form', [{ type: 'function', name: 'send_sms', description: 'Sends.', parameters: good.parameters, function: { name: 'send_sms' } }]],
  ['flat form', [{ ...good, type: 'tool' }]],
  ['no description', [{ ...good, description: ' ' }]],
  ['type is not object', [{ ...good, parameters: { type: 'string' } }]],
  ['no JSON schema', [{ ...good, parameters: { type: 'object', properties: { to: { type: 'text' } } } }]],
  ['required property "cc" is not defined', [{ ...good, parameters: { ...good.parameters, required: ['cc'] } }]],
])('names the tool at fault: %s', (words, tools) => {
  const found = checkTools(tools as readonly RealtimeTool[]);
  expect(found.every((check) => check.level === 'fail' && check.todo !== null)).toBe(true);
  expect(found.map((check) => check.what).join('\n')).toContain(words);
});
