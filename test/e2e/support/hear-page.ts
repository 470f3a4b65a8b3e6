import type { Page } from '@playwright/test';
import { tapSpeaker } from '../../../scripts/pages/tap-speaker.ts';

/** In the page. */
declare const heardByTest: number[];

const worklet = `registerProcessor('tap', class extends AudioWorkletProcessor {
  process([input]) {
    if (input[0] !== undefined) this.port.postMessage(input[0].slice());
    return true;
  }
});`;

export interface HeardPage {
  /** What was heard from that sample on, PCM16 24 kHz. */
  samples(from?: number): Promise<Int16Array>;
  /** How many samples were heard. */
  length(): Promise<number>;
  /** The highest of them from that sample on. */
  loudest(from: number): Promise<number>;
}

/**
 * What a page sends to its speaker, without a word about it in the page's own code: call it before the page is opened, in a context
 * with `bypassCSP` (the worklet is no file of the host's). The first moments of a new context are not heard.
 */
export async function hearPage(page: Page): Promise<HeardPage> {
  await page.addInitScript(`{
    const heard = globalThis.heardByTest = [];
    const url = URL.createObjectURL(new Blob([${JSON.stringify(worklet)}], { type: 'text/javascript' }));
    (${tapSpeaker.toString()})({ url, name: 'tap' }, (samples) => { for (const sample of samples) heard.push(Math.max(-32768, Math.min(32767, Math.round(sample * 32768)))); });
  }`);
  return {
    samples: async (from = 0) => Int16Array.from(await page.evaluate((at) => heardByTest.slice(at), from)),
    length: () => page.evaluate(() => heardByTest.length),
    loudest: (from) => page.evaluate((at) => heardByTest.slice(at).reduce((most, sample) => Math.max(most, sample), 0), from),
  };
}
