import { describe, expect, it } from 'vitest';
import { isTwilioSignature } from '../../../../src-main/ingress/twilio-signature.ts';

const token = '12345';
const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
const form = (caller: string): URLSearchParams => new URLSearchParams({ To: '+18005551212', From: caller, Digits: '1234', Caller: caller, CallSid: 'CA1234567890ABCDE' });
const check = (change: Partial<Parameters<typeof isTwilioSignature>[0]>): boolean => isTwilioSignature({ authToken: token, url, params: form('+14158675309'), signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=', ...change });

describe('X-Twilio-Signature', () => {
  it('takes the two examples that Twilio publishes', () => {
    expect(check({})).toBe(true);
    expect(check({ params: form('+12349013030'), signature: '0/KCTR6DLpKmkAf8muzZqo1nDgQ=' })).toBe(true);
  });

  it.each([
    ['a changed field', { params: form('+14158675300') }], ['one field more', { params: new URLSearchParams([...form('+14158675309'), ['X', '1']]) }], ['one field less', { params: new URLSearchParams() }],
    ['another address', { url: 'https://evil.example/myapp.php?foo=1&bar=2' }], ['http', { url: url.replace('https', 'http') }], ['another token', { authToken: '12346' }], ['no token', { authToken: '' }],
    ['no signature', { signature: undefined }], ['an empty one', { signature: '' }], ['a short one', { signature: 'RSOYDt4T1c' }], ['another of its length', { signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B9=' }],
  ])('refuses %s', (_, change) => { expect(check(change)).toBe(false); });

  it('of a socket covers the address alone, with or without the usual port', () => {
    // Made with openssl: printf %s wss://host.example/twilio/media | openssl dgst -sha1 -hmac 12345 -binary | base64
    const plain = 'u80hi73ycCSbQ/GxqlcwqSgbO2Q=';
    const withPort = 'dLAv9SoG4N4IiWNTZlfxfE2lKkA=';
    const of = (address: string, signature: string): boolean => isTwilioSignature({ authToken: token, url: address, params: new URLSearchParams(), signature });
    expect(of('wss://host.example/twilio/media', plain)).toBe(true);
    expect(of('wss://host.example/twilio/media', withPort)).toBe(true);
    expect(of('wss://host.example/twilio/other', plain)).toBe(false);
    expect(of('wss://host.example:8443/twilio/media', plain)).toBe(false);
    expect(of('https://host.example/twilio/media', plain)).toBe(false);
  });
});
