import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * X-Twilio-Signature: base64 of HMAC-SHA1, keyed with the auth token, over the URL as Twilio was given it and the form's fields, sorted by name.
 * The URL is the configured public one and never what the request says of itself: behind a tunnel the two differ, and a Host header can be forged.
 */
export function isTwilioSignature(request: { readonly authToken: string; readonly url: string; readonly params: URLSearchParams; readonly signature: string | undefined }): boolean {
  const { authToken, params, signature } = request;
  if (signature === undefined || authToken === '') return false;
  const fields = [...new Set(params.keys())].sort().map((name) => name + [...new Set(params.getAll(name))].sort().join('')).join('');
  const given = Buffer.from(signature, 'utf8');
  // Every spelling is compared, so that the time taken tells nothing.
  return spellings(request.url).map((url) => {
    const wanted = Buffer.from(createHmac('sha1', authToken).update(url + fields, 'utf8').digest('base64'), 'utf8');
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }).some(Boolean);
}

/** Twilio signs some requests with the scheme's own port in the URL and some without. */
function spellings(text: string): string[] {
  const url = new URL(text);
  if (url.port !== '') return [text];
  const port = url.protocol === 'https:' || url.protocol === 'wss:' ? '443' : '80';
  return [text, text.replace(url.host, `${url.host}:${port}`)];
}
