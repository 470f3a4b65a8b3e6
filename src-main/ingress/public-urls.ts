export const routes = { voice: '/twilio/voice', status: '/twilio/status', media: '/twilio/media' } as const;

/** The three routes as Twilio reaches them. */
export interface PublicUrls {
  readonly voice: string;
  readonly status: string;
  /** `wss://`, or `ws://` on this computer. */
  readonly stream: string;
}

export function publicUrls(publicBaseUrl: string): PublicUrls {
  const base = publicBaseUrl.replace(/\/+$/, '');
  return { voice: `${base}${routes.voice}`, status: `${base}${routes.status}`, stream: `${base.replace(/^http/i, 'ws')}${routes.media}` };
}
