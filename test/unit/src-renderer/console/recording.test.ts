import { describe, expect, it } from 'vitest';
import { disclosureWords } from '../../../../src-renderer/console/ui/disclosure-words.ts';
import { keepChoices } from '../../../../src-renderer/console/features/settings/keep-choices.ts';
import { pageOfNotice } from '../../../../src-renderer/console/features/settings/pages.ts';
import { recordingStates } from '../../../../src-shared/domain/recording.ts';
import { recordingWord } from '../../../../src-renderer/console/features/live/recording-word.ts';

describe('the chip of a recording', () => {
  const word = (state: (typeof recordingStates)[number], text: string | null = null, phase: 'connected' | 'ended' = 'connected') => recordingWord({ recording: { state, text }, phase });
  it('has the red dot only while something is written', () => {
    expect(recordingStates.filter((state) => word(state)?.look === 'on')).toEqual(['on']);
    expect(word('on')?.word).toBe('REC');
    expect(word('paused')?.look).toBe('paused');
    expect(word('off')).toBeNull();
    expect(word('off', 'They did not say yes.')).toMatchObject({ word: 'Not recorded', look: 'out' });
  });
  it('says why there is none', () => {
    expect(word('failed', 'The disk is full.')).toMatchObject({ look: 'out', said: 'The recording failed. The disk is full.' });
    expect(word('refused')?.said).toBe('This call is not recorded.');
    expect(word('waiting', 'Starts when they say yes.')).toMatchObject({ word: 'Not yet recording', said: 'Not recording yet. Starts when they say yes.' });
  });
  it('tells a recording that was stopped from one of a call that is over', () => { expect([word('done')?.word, word('done', null, 'ended')?.word]).toEqual(['Stopped', 'Recorded']); });
});

describe('how long recordings are kept', () => {
  const labels = (now: number | null) => keepChoices(now).map(({ label }) => label);
  it('offers the usual', () => { expect(labels(90)).toEqual(['7 days', '30 days', '90 days', '1 year', 'Until you erase them']); });
  it('puts what the settings file says in its place', () => {
    expect(labels(45)).toEqual(['7 days', '30 days', '45 days', '90 days', '1 year', 'Until you erase them']);
    expect(labels(1)[0]).toBe('1 day');
    expect(labels(3650).slice(-2)).toEqual(['3650 days', 'Until you erase them']);
  });
});

it.each([
  ['Elena', 'off', '“Hello, this is Elena’s AI assistant.”'], ['Elena', 'announce', '“Hello, this is Elena’s AI assistant. This call is recorded.”'], ['', 'ask', '“Hello, this is an AI assistant. Is it all right if this call is recorded?”'],
] as const)('the announcement as it is written: owner "%s", %s', (owner, mode, words) => { expect(disclosureWords(owner, mode)).toBe(words); });

it.each([['settings.recording.mode', 'privacy'], ['settings.hearing.turns', 'sound'], ['settings.devices.ringId', 'sound']])('a notice of %s stands on the page %s', (id, page) => {
  expect(pageOfNotice({ id, tone: 'attention', place: 'settings', title: '', text: '' })).toBe(page);
});
