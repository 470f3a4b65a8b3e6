import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readVoiceIntent } from '../../../../../src-main/core/policy/voice-intent.ts';

const yes = ['yes', 'Yes.', 'YES!', 'yes, please', 'Yes please.', 'go ahead', 'Go ahead, please.', 'confirm', 'approve', 'I approve.', 'do it', 'Yes, do it.', 'yes, go ahead and do it', 'please do it', 'Yes. Yes.', ' yes ', '“Yes.”'];
const no = ['no', 'No.', 'no, thanks', 'No, thank you.', 'stop', 'Stop it!', 'please stop', 'don’t', "Don't.", "don't do it", 'do not do that', 'cancel', 'Cancel that, please.', 'no no no', 'No, stop.', 'no, don’t do it'];
const edit = ['yes, but change the time to nine', 'Yes but not tonight', 'change the time', 'no, make it nine', 'please change it to nine', 'edit the message', 'Yes, but.'];
const nothing = [
  '', '...', 'yesterday', 'yes and no', 'yes, no', 'no, yes', 'yes and', 'yes it rains', 'yes of course not', 'I said yes to him', 'she says yes', 'okay', 'sure', 'yeah', 'mhm', 'do it not', 'do not stop', "don't stop", "don't cancel",
  'do not cancel that', 'no problem, go ahead', 'no one', 'know', 'confirm with Luca first', 'approve nothing', 'is that a yes', 'yes?no', 'go', 'ahead', 'go ahead of me', 'stop and go ahead', 'can you confirm', 'ja', 'sí', 'да', 'oui', 'はい', 'уеs',
  'yes '.repeat(60), '[1.2 s of speech]', '[speech]',
];

describe('what the owner says', () => {
  it.each(yes)('%j is a yes', (said) => { expect(readVoiceIntent(said)).toBe('yes'); });
  it.each(no)('%j is a no', (said) => { expect(readVoiceIntent(said)).toBe('no'); });
  it.each(edit)('%j is an edit', (said) => { expect(readVoiceIntent(said)).toBe('edit'); });
  it.each(nothing)('%j is no decision', (said) => { expect(readVoiceIntent(said)).toBeNull(); });

  it('case, punctuation and spaces never matter', () => {
    const noise = fc.array(fc.constantFrom(' ', '.', ',', '!', '?', '…', '-', '“', '\n'), { minLength: 1, maxLength: 4 }).map((parts) => ` ${parts.join('')} `);
    fc.assert(fc.property(fc.constantFrom(...yes, ...no, ...edit, 'yes and no', 'okay'), fc.array(noise, { minLength: 12, maxLength: 12 }), fc.boolean(), (said, marks, upper) => {
      const words = said.split(/[^\p{L}'’]+/u).filter((word) => word !== '');
      const noisy = words.map((word, index) => `${marks[index % marks.length]}${upper ? word.toUpperCase() : word}`).join('');
      expect(readVoiceIntent(noisy)).toBe(readVoiceIntent(said));
    }));
  });

  it('a yes holds no word but those of a yes, so nothing negated, conditional or foreign is one', () => {
    const allowed = new Set(['i', 'yes', 'please', 'go', 'ahead', 'confirm', 'approve', 'do', 'it', 'and']);
    const word = fc.constantFrom(...allowed, 'no', 'not', 'but', 'don’t', 'if', 'later', 'never', 'change', 'stop', 'cancel', 'okay', 'да');
    fc.assert(fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 6 }), (words) => {
      const said = words.join(' ');
      if (readVoiceIntent(said) === 'yes') for (const each of said.normalize('NFKC').toLowerCase().split(/[^\p{L}\p{N}'’]+/u)) expect(each === '' || allowed.has(each.replace(/['’]/g, ''))).toBe(true);
    }), { numRuns: 5_000 });
  });
});
