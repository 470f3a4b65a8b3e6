import { describe, expect, it } from 'vitest';
import type { DialectName, SessionShape } from '../../../../../../src-main/core/realtime/dialects/dialect.ts';
import { type DialectSetting, firstChoice, followServer } from '../../../../../../src-main/core/realtime/dialects/follow-server.ts';
import { shapeOfRefusal } from '../../../../../../src-main/core/realtime/dialects/shape-of-refusal.ts';
import { shapeOfSession } from '../../../../../../src-main/core/realtime/dialects/session-shape.ts';

describe('the dialect of a session', () => {
  it.each<[DialectSetting, readonly SessionShape[], readonly (DialectName | null)[]]>([
    ['auto', ['ga'], ['ga']],
    ['auto', ['beta'], ['beta']],
    ['auto', ['beta', 'beta', 'beta'], ['beta', 'beta', 'beta']],
    ['auto', ['beta', 'ga'], ['beta', null]],
    ['auto', ['ga', 'beta', 'ga'], ['ga', 'beta', null]],
    ['ga', ['ga', 'beta', 'beta'], ['ga', 'ga', 'ga']],
    ['beta', ['beta'], ['beta']],
    ['beta', ['ga'], ['ga']],
    ['beta', ['ga', 'beta'], ['ga', null]],
    ['seed', ['beta'], ['seed']],
    ['seed', ['ga'], ['ga']],
    ['seed', ['ga', 'beta', 'ga'], ['ga', 'beta', null]],
  ])('%s, shown %j, is %j', (setting, shown, spoken) => {
    let choice: ReturnType<typeof followServer> = firstChoice(setting);
    expect(shown.map((shape) => {
      choice = choice === null ? null : followServer(choice, shape);
      return choice?.speaking ?? null;
    })).toEqual(spoken);
  });

  it('is no new choice when nothing changes', () => {
    const choice = firstChoice('auto');
    expect(followServer(choice, 'ga')).toBe(choice);
  });
});

describe('the form of a session\'s settings', () => {
  it.each<[unknown, SessionShape | null]>([
    [{ type: 'realtime', audio: {} }, 'ga'],
    [{ type: 'transcription', audio: { input: {} } }, 'ga'],
    [{ modalities: ['text', 'audio'] }, 'beta'],
    [{ object: 'realtime.session', modalities: [] }, 'beta'],
    [{ type: 'realtime', audio: {}, modalities: ['text'] }, 'ga'],
    [{}, null], [{ type: 'realtime' }, null], [{ audio: {} }, null], [{ type: null, audio: {} }, null], [{ type: 'realtime', audio: [] }, null], [{ modalities: 'audio' }, null], [{ modalities: null }, null],
    [JSON.parse('{"__proto__":{"modalities":["text"]}}'), null],
  ])('%j shows %j', (session, shape) => {
    expect(shapeOfSession(session as Readonly<Record<string, unknown>>)).toBe(shape);
  });
});

describe('a refusal of settings', () => {
  it.each<[string, string, string, SessionShape | null]>([
    ['unknown_parameter', 'session.type', "Unknown parameter: 'session.type'.", 'beta'],
    ['unknown_parameter', 'session.audio', "Unknown parameter: 'session.audio'.", 'beta'],
    ['unknown_parameter', '', "Unknown parameter: 'session.output_modalities'.", 'beta'],
    ['invalid_request_error', '', 'Unrecognized field `session.audio`', 'beta'],
    ['invalid_value', 'session.type', 'Extra inputs are not permitted', 'beta'],
    ['missing_required_parameter', 'session.type', "Missing required parameter: 'session.type'.", 'ga'],
    ['unknown_parameter', 'session.modalities', "Unknown parameter: 'session.modalities'.", 'ga'],
    ['unknown_parameter', 'session.input_audio_format', "Unknown parameter: 'session.input_audio_format'.", 'ga'],
    // About a value, or about what both forms have: no sign of a dialect.
    ['invalid_value', 'session.type', "Invalid value: 'x'.", null],
    ['unknown_parameter', 'session.audio.input.foo', "Unknown parameter: 'session.audio.input.foo'.", null],
    ['unknown_parameter', 'session.reasoning', "Unknown parameter: 'session.reasoning'.", null],
    ['invalid_value', 'session.audio.output.voice', 'Unknown voice', null],
    ['missing_required_parameter', 'session.tools[0].name', "Missing required parameter: 'session.tools[0].name'.", null],
    ['unknown_parameter', 'item.type', "Unknown parameter: 'item.type'.", null],
    ['', '', '', null],
  ])('%s of %j with %j wants %j', (code, param, message, shape) => {
    expect(shapeOfRefusal({ code, param, message })).toBe(shape);
  });
});
