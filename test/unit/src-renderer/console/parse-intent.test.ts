import { describe, expect, it } from 'vitest';
import { parseIntent } from '../../../../src-renderer/console/features/home/parse-intent.ts';

describe('parseIntent', () => {
  it('takes the person and the goal out of an instruction', () => {
    const intent = parseIntent('Call Luca and move dinner to 8');
    expect(intent).toMatchObject({ kind: 'call' });
    expect(intent.kind === 'call' && intent.readings).toContainEqual({ who: 'Luca', goal: 'Move dinner to 8.' });
  });

  it('tries the longest name first, so that a joint inside a name is no joint', () => {
    const intent = parseIntent('ring Smith and Sons to ask for a quote');
    expect(intent.kind === 'call' && intent.readings.map((reading) => reading.who)).toEqual(['Smith and Sons to ask for a quote', 'Smith and Sons', 'Smith']);
  });

  it('turns "about" into a question', () => {
    const intent = parseIntent('Phone Bayside Dental about Thursday');
    expect(intent.kind === 'call' && intent.readings).toContainEqual({ who: 'Bayside Dental', goal: 'Ask about Thursday.' });
  });

  it('knows a name without an instruction', () => {
    expect(parseIntent('  harbor ')).toEqual({ kind: 'search', query: 'harbor' });
    expect(parseIntent('call Luca')).toEqual({ kind: 'call', readings: [{ who: 'Luca', goal: '' }] });
  });

  it.each(['+1 415 555 0142', '(415) 555-0142', '415.555.0142', '#31#', '55'])('reads %s as a number', (text) => {
    expect(parseIntent(text)).toEqual({ kind: 'number', text });
  });

  it('reads a number behind the verb as a number', () => {
    expect(parseIntent('call +1 415 555 0142')).toEqual({ kind: 'number', text: '+1 415 555 0142' });
  });

  it.each(['', '   '])('finds nothing in nothing', (text) => { expect(parseIntent(text)).toEqual({ kind: 'empty' }); });

  it('does not take "Callum" or "Ringo" for an order', () => {
    expect(parseIntent('Callum')).toEqual({ kind: 'search', query: 'Callum' });
    expect(parseIntent('Ringo and Paul')).toEqual({ kind: 'search', query: 'Ringo and Paul' });
  });
});
