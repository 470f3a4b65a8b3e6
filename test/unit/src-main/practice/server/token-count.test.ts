import { expect, it } from 'vitest';
import { contextTokens, usageOf } from '../../../../../src-main/practice/server/token-count.ts';

it('counts audio by time: a token for 100 ms heard, one for 50 ms spoken', () => {
  const wire = (role: 'user' | 'assistant') => ({ id: role, object: 'realtime.item', type: 'message', role } as const);
  const items = [{ wire: wire('user'), heard: null, audioMs: 2_000, text: null }, { wire: wire('assistant'), heard: null, audioMs: 3_000, text: 'x' }];
  expect(contextTokens('', [], items).audio).toBe(20 + 60);
});

it('cached tokens are whole steps of 64 within the input', () => {
  const usage = usageOf({ text: 200, audio: 150 }, { text: 130, audio: 70 }, { text: 10, audio: 40 });
  expect(usage.input_token_details).toMatchObject({ cached_tokens: 192, cached_tokens_details: { text_tokens: 128, audio_tokens: 64 } });
  expect(usage).toMatchObject({ total_tokens: 400, input_tokens: 350, output_tokens: 50 });
});
