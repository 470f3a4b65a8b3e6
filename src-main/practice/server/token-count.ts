import type { StoredItem } from './conversation.ts';

export interface UsageObject {
  readonly total_tokens: number;
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly input_token_details: { readonly text_tokens: number; readonly audio_tokens: number; readonly image_tokens: number; readonly cached_tokens: number; readonly cached_tokens_details: { readonly text_tokens: number; readonly audio_tokens: number; readonly image_tokens: number } };
  readonly output_token_details: { readonly text_tokens: number; readonly audio_tokens: number };
}

export interface TokenCount {
  readonly text: number;
  readonly audio: number;
}

const userMsPerToken = 100;
const assistantMsPerToken = 50;
const charsPerToken = 4;
/** What a session costs before anything is said. */
const baseTokens = 20;
/** The service caches in steps of 64 tokens. */
const cacheStep = 64;

export const textTokens = (text: string): number => Math.ceil(text.length / charsPerToken);
export const userAudioTokens = (ms: number): number => Math.ceil(ms / userMsPerToken);
export const assistantAudioTokens = (ms: number): number => Math.ceil(ms / assistantMsPerToken);

/** The whole context, which every response is billed for again. */
export function contextTokens(instructions: string, tools: unknown, items: readonly StoredItem[]): TokenCount {
  let text = baseTokens + textTokens(instructions) + (Array.isArray(tools) && tools.length > 0 ? textTokens(JSON.stringify(tools)) : 0);
  let audio = 0;
  for (const item of items) {
    text += 4;
    if (item.audioMs === 0) text += textTokens(item.text ?? '');
    else audio += item.wire.role === 'assistant' ? assistantAudioTokens(item.audioMs) : userAudioTokens(item.audioMs);
  }
  return { text, audio };
}

/** `cached`: the context of the response before, of which the service keeps whole steps. */
export function usageOf(input: TokenCount, cached: TokenCount, output: TokenCount): UsageObject {
  const step = (value: number): number => Math.floor(value / cacheStep) * cacheStep;
  const cachedText = step(Math.min(cached.text, input.text));
  const cachedAudio = step(Math.min(cached.audio, input.audio));
  return {
    total_tokens: input.text + input.audio + output.text + output.audio,
    input_tokens: input.text + input.audio,
    output_tokens: output.text + output.audio,
    input_token_details: { text_tokens: input.text, audio_tokens: input.audio, image_tokens: 0, cached_tokens: cachedText + cachedAudio, cached_tokens_details: { text_tokens: cachedText, audio_tokens: cachedAudio, image_tokens: 0 } },
    output_token_details: { text_tokens: output.text, audio_tokens: output.audio },
  };
}
