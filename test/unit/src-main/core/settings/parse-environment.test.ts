import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEnvironment } from '../../../../../src-main/core/settings/parse-environment.ts';

const problemsOf = (vars: Record<string, string>) => parseEnvironment(vars).problems;
const sid = (kind: string) => `${kind}${'0123456789abcdef'.repeat(2)}`;

test('with nothing set: the defaults of today, and nothing to complain about', () => {
  expect(parseEnvironment({})).toEqual({
    openaiApiKey: null, openaiModel: 'gpt-6-luna', openaiBaseUrl: 'https://api.openai.com/v1', realtimeUrl: 'wss://api.openai.com/v1/realtime', realtimeModel: 'gpt-realtime-2.1', realtimeVoice: 'marin',
    godfatherPhones: [], godfatherEmail: null,
    twilio: { accountSid: null, authToken: null, apiKeySid: null, apiKeySecret: null, twimlAppSid: null, phoneNumber: null, apiBaseUrl: 'https://api.twilio.com', signalingUrl: null },
    publicBaseUrl: null, ingressPort: null, smtpUrl: null, smtpFrom: null, caldav: { url: null, username: null, password: null }, practicePort: 0, problems: [],
  });
  expect(parseEnvironment({ OPENAI_API_KEY: '', OPENAI_MODEL: '  ', INGRESS_PORT: '' })).toEqual(parseEnvironment({}));
});

test('every variable is read', () => {
  expect(parseEnvironment({
    OPENAI_API_KEY: ' sk-test ', OPENAI_MODEL: 'gpt-6', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1/', OPENAI_REALTIME_API_URL: 'ws://localhost:4001/v1/realtime', OPENAI_REALTIME_MODEL: 'gpt-realtime-2.1-mini', OPENAI_REALTIME_VOICE: 'cedar',
    GODFATHER_PHONE_NUMBERS: '+15551234567, +1 (555) 987-6543;0044 20 7946 0958,+15551234567,', GODFATHER_EMAIL: 'godfather@example.com',
    TWILIO_ACCOUNT_SID: sid('AC'), TWILIO_AUTH_TOKEN: 'token', TWILIO_API_KEY_SID: sid('SK'), TWILIO_API_KEY_SECRET: 'secret', TWILIO_TWIML_APP_SID: sid('AP'), TWILIO_PHONE_NUMBER: '+15550100142',
    TWILIO_API_BASE_URL: 'http://[::1]:9', TWILIO_SIGNALING_URL: 'wss://127.0.0.1:9/signal', PUBLIC_BASE_URL: 'https://example.org/', INGRESS_PORT: '0',
    SMTP_URL: 'smtps://ann:p%40ss@mail.example.org:465', SMTP_FROM: 'Ann <ann@example.org>', CALDAV_URL: 'https://cal.example.org/ann/', CALDAV_USERNAME: 'ann', CALDAV_PASSWORD: 'p ss', PRACTICE_PORT: '4001',
  })).toEqual({
    openaiApiKey: 'sk-test', openaiModel: 'gpt-6', openaiBaseUrl: 'http://127.0.0.1:9/v1', realtimeUrl: 'ws://localhost:4001/v1/realtime', realtimeModel: 'gpt-realtime-2.1-mini', realtimeVoice: 'cedar',
    godfatherPhones: ['+15551234567', '+15559876543', '+442079460958'], godfatherEmail: 'godfather@example.com',
    twilio: { accountSid: sid('AC'), authToken: 'token', apiKeySid: sid('SK'), apiKeySecret: 'secret', twimlAppSid: sid('AP'), phoneNumber: '+15550100142', apiBaseUrl: 'http://[::1]:9', signalingUrl: 'wss://127.0.0.1:9/signal' },
    publicBaseUrl: 'https://example.org', ingressPort: 0, smtpUrl: 'smtps://ann:p%40ss@mail.example.org:465', smtpFrom: 'Ann <ann@example.org>',
    caldav: { url: 'https://cal.example.org/ann', username: 'ann', password: 'p ss' }, practicePort: 4001, problems: [],
  });
});

test.each([
  ['OPENAI_API_KEY', 'your-api-key-here', 'placeholder'],
  ['OPENAI_API_KEY', 'sk-one two', 'space'],
  ['OPENAI_API_KEY', 'sk-“curly”', 'cannot be sent'],
  ['OPENAI_API_KEY', 'sk-one\nX-Header: two', 'cannot be sent'],
  ['OPENAI_MODEL', 'two words', 'gpt-6-luna'],
  ['OPENAI_REALTIME_API_URL', 'stand-in.example', 'Is not a URL'],
  ['OPENAI_REALTIME_API_URL', 'https://api.openai.com/v1/realtime', 'https:'],
  ['OPENAI_REALTIME_API_URL', 'ws://example.org/v1/realtime', 'this computer only'],
  ['OPENAI_REALTIME_API_URL', 'ws://127.0.0.1.example.org/x', 'this computer only'],
  ['OPENAI_REALTIME_API_URL', 'wss://ann:topsecret@example.org', 'user name or password'],
  ['OPENAI_BASE_URL', 'http://example.org/v1', 'this computer only'],
  ['OPENAI_BASE_URL', 'file:///etc/passwd', 'Is not a URL'],
  ['OPENAI_REALTIME_VOICE', '../x', 'marin'],
  ['GODFATHER_PHONE_NUMBERS', '4155550110', 'no country code'],
  ['GODFATHER_PHONE_NUMBERS', '+1555', 'wrong length'],
  ['GODFATHER_PHONE_NUMBERS', '+1415CALLNOW', 'characters'],
  ['GODFATHER_EMAIL', 'not-an-address', 'e-mail'],
  ['TWILIO_ACCOUNT_SID', 'AC123', 'account SID'],
  ['TWILIO_ACCOUNT_SID', sid('SK'), 'account SID'],
  ['TWILIO_PHONE_NUMBER', '415', 'no country code'],
  ['TWILIO_API_BASE_URL', 'http://10.0.0.1', 'this computer only'],
  ['TWILIO_SIGNALING_URL', 'https://x.example.org', 'https:'],
  ['PUBLIC_BASE_URL', 'example', 'Is not a URL'],
  ['INGRESS_PORT', '65536', 'port'],
  ['INGRESS_PORT', '-1', 'port'],
  ['PRACTICE_PORT', '80.5', 'port'],
  ['PRACTICE_PORT', '0x50', 'port'],
  ['SMTP_URL', 'mail.example.org:25', 'SMTP'],
  ['SMTP_URL', 'https://ann:topsecret@mail.example.org', 'SMTP'],
  ['SMTP_FROM', 'Ann', 'e-mail'],
  ['CALDAV_URL', 'http://cal.example.org', 'this computer only'],
])('%s=%s is named, without its value, and the default is used', (name, value, words) => {
  const environment = parseEnvironment({ [name]: value });
  expect(environment.problems).toMatchObject([{ name, text: expect.stringContaining(words) as string }]);
  const { text } = environment.problems[0]!;
  expect(text).not.toContain(value);
  for (const secret of ['topsecret', 'api-key-here', 'CALLNOW']) expect(text).not.toContain(secret);
  expect({ ...environment, problems: [] }).toEqual(parseEnvironment({}));
});

test('one wrong number does not cost the others', () => {
  const { godfatherPhones, problems } = parseEnvironment({ GODFATHER_PHONE_NUMBERS: '+15551234567,12,+15559876543' });
  expect(godfatherPhones).toEqual(['+15551234567', '+15559876543']);
  expect(problems).toEqual([{ name: 'GODFATHER_PHONE_NUMBERS', text: expect.stringMatching(/^Number 2 has no country code/) as string }]);
});

test.each([
  ['OPENAI_REALTIME_MODEL', 'gpt-4o-realtime-preview', 'gpt-realtime-2.1', /switched off on 2026-05-07.+Write gpt-realtime-2\.1\./],
  ['OPENAI_REALTIME_MODEL', 'gpt-4o-realtime-preview-2024-10-01', 'gpt-realtime-2.1', /switched off/],
  ['OPENAI_REALTIME_MODEL', 'gpt-4o-mini-realtime-preview', 'gpt-realtime-2.1-mini', /switched off/],
  ['OPENAI_REALTIME_MODEL', 'gpt-4o', 'gpt-realtime-2.1', /not made for calls/],
  ['OPENAI_REALTIME_MODEL', 'gpt-realtime', 'gpt-realtime', /switches off on 2027-01-20.+Write gpt-realtime-2\.1 before/],
  ['OPENAI_MODEL', 'gpt-4o', 'gpt-4o', /2027-01-14.+gpt-6-luna/],
  ['OPENAI_REALTIME_VOICE', 'onyx', 'ash', /voice that calls do not have/],
])('what the older guides say still works: %s=%s → %s, with a note', (name, value, used, note) => {
  const environment = parseEnvironment({ [name]: value });
  expect([environment.realtimeModel, environment.openaiModel, environment.realtimeVoice]).toContain(used);
  expect(environment.problems).toEqual([{ name, text: expect.stringMatching(note) as string }]);
});

test('the voice and URL of the older guides need no note; a model in the URL is left out', () => {
  expect(problemsOf({ OPENAI_REALTIME_VOICE: 'alloy', OPENAI_REALTIME_API_URL: 'wss://api.openai.com/v1/realtime' })).toEqual([]);
  const environment = parseEnvironment({ OPENAI_REALTIME_API_URL: 'wss://api.openai.com/v1/realtime?model=gpt-4o-realtime-preview' });
  expect(environment.realtimeUrl).toBe('wss://api.openai.com/v1/realtime');
  expect(environment.problems).toMatchObject([{ name: 'OPENAI_REALTIME_API_URL' }]);
});

test('a stand-in may keep names that the service dropped', () => {
  const environment = parseEnvironment({ OPENAI_REALTIME_API_URL: 'ws://127.0.0.1:9/v1/realtime', OPENAI_REALTIME_MODEL: 'gpt-4o-realtime-preview', OPENAI_REALTIME_VOICE: 'onyx' });
  expect(environment).toMatchObject({ realtimeModel: 'gpt-4o-realtime-preview', realtimeVoice: 'onyx', problems: [] });
});

test('whatever the values: never throws, never shows a value, only secure addresses beyond this computer', () => {
  const names = ['OPENAI_API_KEY', 'OPENAI_MODEL', 'OPENAI_BASE_URL', 'OPENAI_REALTIME_API_URL', 'OPENAI_REALTIME_MODEL', 'OPENAI_REALTIME_VOICE', 'GODFATHER_PHONE_NUMBERS', 'GODFATHER_EMAIL', 'TWILIO_ACCOUNT_SID', 'TWILIO_API_BASE_URL',
    'TWILIO_SIGNALING_URL', 'PUBLIC_BASE_URL', 'INGRESS_PORT', 'SMTP_URL', 'SMTP_FROM', 'CALDAV_URL', 'CALDAV_PASSWORD', 'PRACTICE_PORT'] as const;
  const value = fc.oneof(fc.string({ maxLength: 60 }), fc.webUrl(), fc.webUrl().map((url) => url.replace(/^https?/, 'ws')), fc.integer().map(String), fc.constant('zebra://Q9Q9Q9Q9'));
  fc.assert(fc.property(fc.dictionary(fc.constantFrom(...names), value), (vars) => {
    const environment = parseEnvironment(vars);
    const shown = JSON.stringify(environment.problems);
    for (const text of Object.values(vars)) if (text.length > 24) expect(shown).not.toContain(text);
    for (const url of [environment.realtimeUrl, environment.openaiBaseUrl, environment.twilio.apiBaseUrl, environment.publicBaseUrl, environment.caldav.url]) {
      if (url !== null && /^(ws|http):/.test(url)) expect(new URL(url).hostname).toMatch(/^(localhost|.*\.localhost|127\..*|\[::1\])$/);
    }
  }), { numRuns: 500 });
});
