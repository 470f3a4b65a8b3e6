import fc from 'fast-check';
import { expect, it } from 'vitest';
import { connectStreamTwiml, rejectTwiml } from '../../../../../src-main/core/telephony/twiml.ts';

it('writes what Twilio reads', () => {
  expect(connectStreamTwiml('wss://host.example/twilio/media', { token: 'abc' })).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><Response><Connect><Stream url="wss://host.example/twilio/media"><Parameter name="token" value="abc"/></Stream></Connect></Response>',
  );
  expect(rejectTwiml('busy')).toBe('<?xml version="1.0" encoding="UTF-8"?><Response><Reject reason="busy"/></Response>');
});

it('no text becomes markup, and none is changed by the way', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
    const xml = connectStreamTwiml('wss://h', { p: text });
    const [, value = ''] = /^<\?xml [^>]*\?><Response><Connect><Stream url="wss:\/\/h"><Parameter name="p" value="([^"<>']*)"\/><\/Stream><\/Connect><\/Response>$/.exec(xml) ?? [];
    const back = value.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))).replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    // XML 1.0 has no spelling for these.
    expect(back).toBe(Array.from(text).filter((char) => char >= ' ' ? char < '\ufffe' || char.length > 1 : '\t\n\r'.includes(char)).filter((char) => !/^[\ud800-\udfff]$/.test(char)).join(''));
  }));
});

it.each([['"><Dial>+1900</Dial><x y="'], ["'/><Redirect>http://evil.example</Redirect>"], ['&lt;Dial&gt;'], [']]>'], ['\u0000\u0008']])('%j stays a value', (text) => {
  const xml = connectStreamTwiml(text, { [text]: text });
  expect(xml.match(/<[A-Za-z]+/g)).toEqual(['<Response', '<Connect', '<Stream', '<Parameter']);
});
