import { expect, it } from 'vitest';
import { readInstructions } from '../../../../../src-main/practice/brain/read-instructions.ts';

it('reads the lines as the core writes them', () => {
  const text = [
    'Your owner is J. R. Marchetti.', 'Say first, word for word: "Hello, this is J. R. Marchetti\'s AI assistant. This call is recorded."', 'You answered a call from Unknown caller for your owner. Ask what it is about.',
    'Goal: Find out who calls.', 'Facts:', '- Free at 8', '- The table is under "Elena"', 'Limits:', '- Never agree to a cost.', 'Language: en-US', 'Rules:', '- x',
  ].join('\n');
  expect(readInstructions(text)).toEqual({ owner: 'J. R. Marchetti', disclosure: "Hello, this is J. R. Marchetti's AI assistant. This call is recorded.", question: '', goal: 'Find out who calls.', facts: ['Free at 8', 'The table is under "Elena"'], language: 'en-US', incoming: true });
});

it('reads nothing out of nothing', () => {
  expect(readInstructions('')).toEqual({ owner: '', disclosure: '', question: '', goal: '', facts: [], language: '', incoming: false });
});

it('knows a first sentence that ends in a question, which they have to answer', () => {
  const text = 'Say first, word for word: "Hello, this is J. R. Marchetti\'s AI assistant. Is it all right if this call is recorded?"\nThen stop.';
  expect(readInstructions(text)).toMatchObject({ question: 'Is it all right if this call is recorded?', disclosure: expect.stringMatching(/^Hello, this is J\. R\./) as string });
});
