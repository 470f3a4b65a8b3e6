import type { TokenPricesView, UsageView } from '../../../../src-shared/contract/views.ts';

export interface TokenRow {
  readonly kind: keyof TokenPricesView;
  readonly word: string;
  readonly tokens: number;
}

/** What was billed as what: cached tokens are part of the input figures, and stand apart here. */
export function tokenRows(usage: UsageView): readonly TokenRow[] {
  const cachedAudio = Math.min(usage.cachedAudio, usage.inputAudio);
  const cachedText = Math.min(usage.cachedText, usage.inputText);
  return [
    { kind: 'audioIn', word: 'Sound in', tokens: usage.inputAudio - cachedAudio },
    { kind: 'audioCached', word: 'Sound in, cached', tokens: cachedAudio },
    { kind: 'audioOut', word: 'Sound out', tokens: usage.outputAudio },
    { kind: 'textIn', word: 'Text in', tokens: usage.inputText - cachedText },
    { kind: 'textCached', word: 'Text in, cached', tokens: cachedText },
    { kind: 'textOut', word: 'Text out', tokens: usage.outputText },
  ];
}
