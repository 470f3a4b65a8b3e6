import type { AudioRateHz } from '../../../src-shared/audio/resampler.ts';
import type { CodecName } from './open-codec.ts';
import type { ConverterFigures } from './measure-converter.ts';
import type { ConverterName } from './converter.ts';
import type { Law } from './g191.ts';
import type { PageReport } from './run-page.ts';
import type { ReplayFigures } from './replay-trace.ts';

/** Processor time of a frame of 20 ms, and how it compares with ours in the same rounds. */
export interface Timed {
  readonly us: number;
  readonly ratio: number;
}

export interface ConverterResult extends ConverterFigures, Timed {
  readonly name: ConverterName;
  readonly fromHz: AudioRateHz;
  readonly toHz: AudioRateHz;
}

export interface CodecResult {
  readonly name: CodecName;
  readonly law: Law;
  readonly encodeDiffers: number;
  readonly decodeDiffers: number;
  readonly encode: Timed;
  readonly decode: Timed;
}

export interface JitterResult extends ReplayFigures {
  readonly trace: string;
  readonly buffer: 'ours' | 'fixed 60 ms';
}

/** All that a run has measured. `page` is null where there is no Chromium. */
export interface BenchResults {
  readonly converters: readonly ConverterResult[];
  readonly codecs: readonly CodecResult[];
  readonly jitter: readonly JitterResult[];
  readonly page: PageReport | null;
}
