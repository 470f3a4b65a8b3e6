import { expect, it } from 'vitest';
import { err, ok } from '../../../../../src-shared/domain/result.ts';
import { mediaLineStatus } from '../../../../../src-main/core/telephony/media-line-status.ts';
import { plainEnvironment } from '../../../../fakes/core-with-fakes.ts';

const whole = { ...plainEnvironment, publicBaseUrl: 'https://phone.example', ingressPort: 4_100, twilio: { ...plainEnvironment.twilio, accountSid: 'AC', authToken: 'token', phoneNumber: '+14155550100' } };
const up = { streams: ok({ streamUrl: '', statusUrl: '', serve: () => () => undefined }) };

it('is ready only whole, and says what is missing', () => {
  expect(mediaLineStatus(plainEnvironment, null)).toBeNull();
  expect(mediaLineStatus(whole, up)).toMatchObject({ kind: 'media_stream', label: 'Twilio 0100', state: 'ready', text: 'Ready' });
  expect(mediaLineStatus({ ...whole, publicBaseUrl: null }, null)).toMatchObject({ state: 'needs_key', text: 'Not all of Twilio is set. Phone calls are not possible yet. Set PUBLIC_BASE_URL, then start again.' });
  expect(mediaLineStatus({ ...plainEnvironment, ingressPort: 0 }, null)?.text).toContain('Set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_PHONE_NUMBER and PUBLIC_BASE_URL, then');
  expect(mediaLineStatus(whole, { streams: err('Port 4100 cannot be listened on.') })).toMatchObject({ state: 'problem', text: 'Port 4100 cannot be listened on.' });
});
