import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../../../../src-main/practice/scenarios/parse-scenario.ts';

const good = `id: mine
title: Mine
about: A test.
direction: outbound
person:
  name: Me
  number: "+14155550999"
steps:
  - id: first
    says: Hello.
    assistant:
      - say: "{disclosure} Hi."
      - call: send_sms
        with: { to: "{number}", body: "{fact.1|nothing}" }
        done: Sent.
    next:
      - when: [hi]
        go: second
  - id: second
    says: Bye.
    then: hang up
`;

describe('a scenario file', () => {
  it('gets defaults for what it leaves out', () => {
    const parsed = parseScenario(good, 'mine.yaml');
    expect(parsed.ok && parsed.value).toMatchObject({
      kind: 'call', id: 'mine', pickUp: { afterMs: 1500, outcome: 'answers' }, brief: { goal: '', facts: [] }, consent: 'Yes, that is fine.', person: { voice: 'woman' },
      steps: [{ patienceMs: 8000, cutsInAfterMs: null, then: 'listen', assistant: [{ kind: 'say' }, { kind: 'call', outcomes: { done: 'Sent.', denied: 'That did not work.' } }] }, { then: 'hang_up', next: [] }],
    });
  });

  it.each([
    ['a missing key', good.replace('title: Mine\n', ''), 'mine.yaml, line 1: the scenario lacks title.'],
    ['a misspelt key', good.replace('says: Bye.', 'say: Bye.'), 'mine.yaml, line 19: steps.1 lacks says.'],
    ['an unknown key', good.replace('    then: hang up', '    after: hang up'), 'mine.yaml, line 21: steps.1 has an unknown key after.'],
    ['a number', good.replace('"+14155550999"', '4155550999'), 'mine.yaml, line 7: person.number must be string.'],
    ['a bad direction', good.replace('outbound', 'sideways'), 'mine.yaml, line 4: direction must be one of: outbound, inbound.'],
    ['a step that is not there', good.replace('go: second', 'go: third'), 'mine.yaml, line 18: there is no step third.'],
    ['a step twice', good.replace('- id: second', '- id: first').replace('go: second', 'go: first'), 'mine.yaml, line 19: the step first exists twice.'],
    ['an unknown placeholder', good.replace('{disclosure}', '{disclosur}'), 'mine.yaml, line 12: unknown placeholder {disclosur}.'],
    ['a placeholder in what the person says', good.replace('Bye.', 'Bye, {owner}.'), 'mine.yaml, line 20: what the person says has no placeholders.'],
    ['a placeholder in the answer', `${good}consent: Ask {owner}.\n`, 'mine.yaml, line 22: what the person says has no placeholders.'],
    ['a stray brace', good.replace('{disclosure} Hi.', '{disclosure Hi.'), 'mine.yaml, line 12: unknown placeholder {disclosure Hi.}.'],
    ['an action of both kinds', good.replace('      - say: "{disclosure} Hi."', '      - say: Hi.\n        call: send_sms'), 'mine.yaml, line 12: steps.0.assistant.0 has an unknown key say.'],
    ['no YAML', `${good}\n  - : [`, /^mine\.yaml, line 2[0-9]: /u],
    ['only a word', 'hello', 'mine.yaml, line 1: the file must hold keys and values (id, title, steps …).'],
    ['nothing', '', 'mine.yaml, line 1: the file must hold keys and values (id, title, steps …).'],
  ])('%s is named with its line', (_, text, message) => {
    const parsed = parseScenario(text, 'mine.yaml');
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.error).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  });

  it('the example of the document is one', () => {
    const document = readFileSync(new URL('../../../../../docs/scenarios.md', import.meta.url), 'utf8');
    expect(parseScenario(/```yaml\n(.*?)```/su.exec(document)?.[1] ?? '', 'example.yaml')).toMatchObject({ ok: true, value: { id: 'garage' } });
  });

  it('an alias bomb is refused', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]', ...'bcdefgh'.split('').map((name, i) => `${name}: &${name} [${Array.from({ length: 10 }, () => `*${'abcdefg'[i]}`).join(', ')}]`)].join('\n');
    expect(parseScenario(bomb, 'bomb.yaml')).toEqual({ ok: false, error: 'bomb.yaml, line 1: too many aliases.' });
  });
});
