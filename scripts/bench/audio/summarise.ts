import type { BenchResults, CodecResult, ConverterResult, JitterResult } from './bench-results.ts';
import type { BlockedReport } from './blocked-report.ts';
import type { PageReport } from './run-page.ts';
import { laws } from './g191.ts';
import { percentile } from '../percentile.ts';

export interface Row {
  readonly name: string;
  readonly [figure: string]: string | number | null;
}

export interface Target {
  readonly name: string;
  readonly value: number | null;
  readonly limit: number;
  readonly better: 'higher' | 'lower';
  readonly unit: string;
  readonly ok: boolean;
}

export interface Summary {
  readonly tables: readonly { readonly title: string; readonly rows: readonly Row[] }[];
  /** The rows of all tables. */
  readonly rows: readonly Row[];
  readonly targets: readonly Target[];
}

const frameUs = 20_000;
const codecSamples = 160;
/** Without the device's own callback, which may just have begun. */
const clearMs = 10;
/** Device callback where no browser has told one. */
const usualCallbackMs = 10;

/** Rows for people and targets for programs, one for each figure that is promised. Pure. */
export function summarise(results: BenchResults): Summary {
  const onPhone = (one: ConverterResult): boolean => Math.min(one.fromHz, one.toHz) === 8_000;
  const tables = [
    { title: 'Resamplers, telephone ↔ model', rows: results.converters.filter(onPhone).map(converterRow) },
    { title: 'Resamplers, model ↔ devices', rows: results.converters.filter((one) => !onPhone(one)).map(converterRow) },
    { title: 'G.711 against ITU-T G.191', rows: results.codecs.map(codecRow) },
    { title: 'Jitter buffer, replayed traces', rows: results.jitter.map(jitterRow) },
    { title: 'Console in Chromium', rows: results.page === null ? [] : pageRows(results.page) },
  ].filter(({ rows }) => rows.length > 0);
  const ours = results.converters.filter(({ name }) => name === 'ours');
  return {
    tables,
    rows: tables.flatMap(({ rows }) => rows),
    targets: [...ours.flatMap((one) => (onPhone(one) ? phoneTargets(one) : deviceTargets(one))), ...laws.map((law) => codecTarget(law, results.codecs)), ...pageTargets(results.page)],
  };
}

function converterRow(one: ConverterResult): Row {
  return {
    name: `${one.name} ${route(one)}`, [`${rejected(one)} rejection dB`]: round(one.rejectionDb, 1), 'weakest at Hz': round(one.rejectionAtHz, 0), 'SINAD 1k dB': round(one.sinad1kDb, 1), 'SINAD 3k dB': round(one.sinad3kDb, 1),
    'ripple dB': round(one.rippleDb, 3), 'delay ms': round(one.delayMs, 3), 'held samples': one.heldSamples, 'missing, odd frames': one.missingInOddFrames, 'µs per 20 ms': round(one.us, 2), '× ours': round(one.ratio, 2), '× real time': round(frameUs / one.us, 0),
  };
}

function codecRow(one: CodecResult): Row {
  const ns = (us: number): number => round((us * 1000) / codecSamples, 2);
  return {
    name: `${one.name} ${one.law}`, 'encodings that differ': one.encodeDiffers, 'decodings that differ': one.decodeDiffers,
    'encode ns per sample': ns(one.encode.us), 'encode × ours': round(one.encode.ratio, 2), 'decode ns per sample': ns(one.decode.us), 'decode × ours': round(one.decode.ratio, 2),
  };
}

function jitterRow(one: JitterResult): Row {
  return { name: `${one.buffer}, ${one.trace}`, underruns: one.underruns, 'concealed ms': round(one.concealedMs, 0), 'skipped ms': round(one.skippedMs, 0), 'mean delay ms': round(one.meanDelayMs, 1), 'p99 delay ms': round(one.p99DelayMs, 1) };
}

function pageRows(page: PageReport): Row[] {
  const blocked = (name: string, one: BlockedReport): Row => ({ name, underruns: one.underruns, 'silent ms': round(one.silentMs, 1), frames: one.frames, 'feeder late ms': round(one.feederLateMs, 1) });
  return [
    { name: 'clear → silence', trials: page.clearsMs.length, 'p50 ms': round(percentile(page.clearsMs, 0.5), 1), 'p99 ms': round(percentile(page.clearsMs, 0.99), 1), 'device callback ms': round(page.callbackMs, 1) },
    ...page.straight.map((one, at) => blocked(`page blocked, frames straight, round ${at + 1}`, one)),
    blocked('page blocked, frames through the page', page.throughPage),
  ];
}

function phoneTargets(one: ConverterResult): Target[] {
  const at = route(one);
  return [
    target(`${rejected(one)} rejection ${at}`, round(one.rejectionDb, 2), 95, 'higher', 'dB'),
    target(`ripple 0.3–3.4 kHz ${at}`, round(one.rippleDb, 4), 0.05, 'lower', 'dB'),
    target(`SINAD 1 kHz ${at}`, round(one.sinad1kDb, 2), 88, 'higher', 'dB'),
    target(`SINAD 3 kHz ${at}`, round(one.sinad3kDb, 2), 88, 'higher', 'dB'),
    target(`delay ${at}`, round(one.delayMs, 4), 1.8, 'lower', 'ms'),
    target(`samples held back ${at}`, Math.max(one.heldSamples, one.missingInOddFrames), 0, 'lower', 'samples'),
    target(`speed ${at}`, round(frameUs / one.us, 0), 2_000, 'higher', '× real time'),
  ];
}

function deviceTargets(one: ConverterResult): Target[] {
  const at = route(one);
  return [
    target(`${rejected(one)} rejection ${at}`, round(one.rejectionDb, 2), 95, 'higher', 'dB'),
    target(`delay ${at}`, round(one.delayMs, 4), 1, 'lower', 'ms'),
    target(`speed ${at}`, round(frameUs / one.us, 0), 1_000, 'higher', '× real time'),
  ];
}

function codecTarget(law: CodecResult['law'], codecs: readonly CodecResult[]): Target {
  const ours = codecs.find((one) => one.name === 'ours' && one.law === law);
  return target(`${law} codes that differ from G.191`, ours === undefined ? null : ours.encodeDiffers + ours.decodeDiffers, 0, 'lower', 'codes');
}

/** Of the rounds with a blocked page, the one in which the machine itself was least late counts: what the feeder did not send in time is no underrun of the way. */
function pageTargets(page: PageReport | null): Target[] {
  const quietest = [...page?.straight ?? []].sort((a, b) => a.feederLateMs - b.feederLateMs)[0];
  return [
    target('clear → silence p99', page === null ? null : round(percentile(page.clearsMs, 0.99), 1), round(clearMs + (page?.callbackMs ?? usualCallbackMs), 1), 'lower', 'ms'),
    target('underruns with the page blocked', quietest?.underruns ?? null, 0, 'lower', 'underruns'),
  ];
}

/** What was not measured is not reached. */
function target(name: string, value: number | null, limit: number, better: Target['better'], unit: string): Target {
  return { name, value, limit, better, unit, ok: value !== null && (better === 'higher' ? value >= limit : value <= limit) };
}

function rejected({ fromHz, toHz }: ConverterResult): 'alias' | 'image' {
  return toHz < fromHz ? 'alias' : 'image';
}

function route({ fromHz, toHz }: ConverterResult): string {
  return `${fromHz / 1000}k→${toHz / 1000}k`;
}

function round(value: number, digits: number): number;
function round(value: number | null, digits: number): number | null;
function round(value: number | null, digits: number): number | null {
  return value === null ? null : Number(value.toFixed(digits));
}
