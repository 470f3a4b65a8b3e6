import { describe, expect, it } from 'vitest';
import { disclosure } from '../../../../src-main/core/calls/build-instructions.ts';
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
  });
  it('says why there is none', () => {
    expect(word('failed', 'The disk is full.')).toMatchObject({ look: 'out', said: 'The recording failed. The disk is full.' });
    expect(word('refused')?.said).toBe('This call is not recorded.');
    expect(word('waiting', 'Waiting for their yes')?.word).toBe('Waiting for their yes');
    expect(word('waiting')?.word).toBe('Not yet recording');
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

it.each([['Elena', true], ['Elena', false], ['', true], ['', false]])('what is shown of the announcement is what is said: owner "%s", recorded %s', (owner, recorded) => {
  expect(disclosureWords(owner, recorded).replaceAll('’', "'")).toBe(`“${disclosure(owner, recorded)}”`);
});

it.each([['settings.recording.mode', 'privacy'], ['settings.hearing.turns', 'sound'], ['settings.devices.ringId', 'sound']])('a notice of %s stands on the page %s', (id, page) => {
  expect(pageOfNotice({ id, tone: 'attention', place: 'settings', title: '', text: '' })).toBe(page);
});
