import { describe, expect, it } from 'vitest';
import { modelWarning } from '../../../../../src-main/core/realtime/model-warning.ts';
import { findRealtimeModel, realtimeModels, transcriptionModels } from '../../../../../src-main/core/realtime/model-registry.ts';
import { readServerEvent } from '../../../../../src-main/core/realtime/read-server-event.ts';
import { createUsageMeter, pricesOf, usageCostUsd } from '../../../../../src-main/core/realtime/usage-meter.ts';

/** The usage of the published response.done example. */
const official = {
  total_tokens: 253, input_tokens: 132, output_tokens: 121,
  input_token_details: { text_tokens: 119, audio_tokens: 13, image_tokens: 0, cached_tokens: 64, cached_tokens_details: { text_tokens: 64, audio_tokens: 0, image_tokens: 0 } },
  output_token_details: { text_tokens: 30, audio_tokens: 91 },
};
const readUsage = (usage: unknown) => {
  const event = readServerEvent('response.done', { response: { id: 'r', status: 'completed', status_details: null, usage } });
  return event.type === 'response.done' ? event.usage : null;
};
const officialUsage = readUsage(official) ?? expect.fail('no usage');

describe('the price of a response', () => {
  it.each([['gpt-realtime-2.1', 0.0072056], ['gpt-realtime', 0.0069656], ['gpt-realtime-2.1-mini', 0.00205884]])('on %s is $%d for the published example', (model, usd) => {
    expect(usageCostUsd(officialUsage, pricesOf(model))).toBeCloseTo(usd, 12);
  });

  it('counts cached tokens as part of the input, and adds up', () => {
    const meter = createUsageMeter('gpt-realtime-2.1', () => 'gpt-realtime-whisper');
    meter.addResponse(officialUsage);
    expect(meter.addResponse(officialUsage)).toEqual({
      usage: { inputText: 238, inputAudio: 26, cachedText: 128, cachedAudio: 0, outputText: 60, outputAudio: 182 },
      costUsd: expect.closeTo(2 * 0.0072056, 12) as number,
    });
    expect(meter.addTranscription({ seconds: 30, audioTokens: 0 }).costUsd).toBeCloseTo(2 * 0.0072056 + 0.0085, 12);
    expect(meter.addTranscription({ seconds: 0, audioTokens: 600 }).costUsd).toBeCloseTo(2 * 0.0072056 + 0.0255, 12);
  });

  it('takes a model that it does not know for the default one rather than for nothing', () => {
    expect(usageCostUsd(officialUsage, pricesOf('gpt-realtime-9'))).toBeCloseTo(0.0072056, 12);
  });

  it('reads what is cached when its kinds are not told, and never more than there is', () => {
    expect(readUsage({ input_token_details: { text_tokens: 100, audio_tokens: 50, cached_tokens: 120 }, output_token_details: {} })).toMatchObject({ cachedText: 100, cachedAudio: 20 });
    expect(readUsage({ input_token_details: { text_tokens: 1, audio_tokens: 1, cached_tokens_details: { text_tokens: 99, audio_tokens: 99 } } })).toMatchObject({ cachedText: 1, cachedAudio: 1 });
  });

  it.each([null, undefined, 'many', { input_token_details: null }, { input_token_details: { text_tokens: -5 } }])('is none for %j', (usage) => {
    expect(readUsage(usage)).toBeNull();
  });
});

describe('the model registry', () => {
  it('names for every model that ends one that does not', () => {
    const ids = new Map([...realtimeModels, ...transcriptionModels].map((model) => [model.id, model]));
    for (const model of ids.values()) {
      if (model.shutdown === null) continue;
      expect(ids.get(model.replacement ?? '')?.shutdown, model.id).toBeNull();
    }
  });

  it('warns ninety days before the end, and after it', () => {
    expect(findRealtimeModel('gpt-realtime')?.shutdown).toBe('2027-01-20');
    expect(modelWarning('gpt-realtime', Date.UTC(2026, 9, 1))).toBeNull();
    expect(modelWarning('gpt-realtime', Date.UTC(2027, 0, 19))).toMatchObject({ code: 'ending', text: expect.stringContaining('in 1 day.') as string });
    expect(modelWarning('gpt-realtime', Date.UTC(2027, 0, 21))).toMatchObject({ code: 'gone', text: expect.stringContaining('gpt-realtime-2.1') as string });
    expect(modelWarning('gpt-realtime-2.1', Date.UTC(2030, 0, 1))).toBeNull();
    expect(modelWarning('mine', 0)?.code).toBe('unknown');
  });
});
