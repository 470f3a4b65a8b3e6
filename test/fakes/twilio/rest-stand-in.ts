import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import WebSocket from 'ws';
import type { Clock } from '../../../src-main/core/ports/clock.ts';
import { createMediaPeer, sid, type MediaPeer } from './media-peer.ts';

/** What happens when the far phone rings. */
export type Pickup = { readonly outcome: 'answers'; readonly ringMs?: number } | { readonly outcome: 'busy' | 'no-answer' | 'failed' };

export interface StandInCall {
  readonly sid: string;
  readonly direction: 'outbound-api' | 'inbound';
  readonly to: string;
  readonly from: string;
  readonly params: URLSearchParams;
  status: string;
  /** Null until the stream was dialled. */
  peer: MediaPeer | null;
  socket: WebSocket | null;
  /** TwiML the call runs, or was answered with. */
  twiml: string;
  /** HTTP status with which the app refused the stream; null = it did not. */
  refused: number | null;
}

export interface RestStandIn {
  readonly baseUrl: string;
  readonly accountSid: string;
  readonly authToken: string;
  readonly calls: readonly StandInCall[];
  /** Requests in order: `POST /Calls.json`. */
  readonly requests: readonly string[];
  /** Answers the next request that fits with this instead; `drop` = the connection ends, `hang` = no answer. */
  failNext(match: string, answer: { readonly status: number; readonly code: number; readonly retryAfterS?: number } | 'drop' | 'hang'): void;
  pickUp(decide: (to: string) => Pickup): void;
  /** A phone rings the app's number: asks its voice webhook, and dials the stream its TwiML names. Resolves with the call. */
  ring(from: string, publicUrl: string): Promise<StandInCall>;
  /** The far end hangs up. */
  hangUp(call: StandInCall): Promise<void>;
  post(publicUrl: string, path: string, params: Readonly<Record<string, string>>, signature?: string): Promise<{ readonly status: number; readonly body: string }>;
  stop(): Promise<void>;
}

/** Error bodies as Twilio documents them. */
const messages: Readonly<Record<number, string>> = {
  20003: 'Authenticate', 20404: 'The requested resource was not found', 20429: 'Too Many Requests', 21201: "No 'To' number specified", 21205: 'Url is not a valid URL', 21210: "'From' phone number not verified",
  21211: "Invalid 'To' Phone Number", 21215: 'Account not authorized to call. Perhaps you need to enable some international permissions', 21216: 'Account not allowed to call', 21219: "'To' phone number not verified",
  21220: 'Call is not in-progress. Cannot redirect.',
};

/** Twilio's REST API for calls, its webhooks and its media streams, on loopback. */
export async function startRestStandIn(options: { readonly clock: Clock; readonly ownNumbers: readonly string[]; readonly keys?: Readonly<Record<string, string>> }): Promise<RestStandIn> {
  const { clock } = options;
  const accountSid = sid('AC');
  const authToken = sid('').slice(0, 32);
  const credentials: Readonly<Record<string, string>> = { [accountSid]: authToken, ...options.keys };
  const calls: StandInCall[] = [];
  const requests: string[] = [];
  const faults: { match: string; answer: Parameters<RestStandIn['failNext']>[1] }[] = [];
  let decide: (to: string) => Pickup = () => ({ outcome: 'answers' });

  const sign = (url: string, params: Iterable<readonly [string, string]>): string =>
    createHmac('sha1', authToken).update(url + [...params].map(([key, value]) => key + value).sort().join('')).digest('base64');

  const post: RestStandIn['post'] = async (publicUrl, path, params, signature) => {
    const url = `${publicUrl}${path}`;
    const answer = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8', 'X-Twilio-Signature': signature ?? sign(url, Object.entries(params)) }, body: new URLSearchParams(params).toString() });
    return { status: answer.status, body: await answer.text() };
  };
  const setStatus = async (call: StandInCall, status: string, event: string): Promise<void> => {
    call.status = status;
    const url = call.params.get('StatusCallback');
    if (url === null || !call.params.getAll('StatusCallbackEvent').includes(event)) return;
    const params = { CallSid: call.sid, AccountSid: accountSid, From: call.from, To: call.to, CallStatus: status, Direction: call.direction, ApiVersion: '2010-04-01', SequenceNumber: '0', CallbackSource: 'call-progress-events', Timestamp: new Date(clock.nowMs()).toUTCString() };
    const { origin, pathname } = new URL(url);
    await post(origin, pathname, params).catch(() => undefined);
  };
  const end = async (call: StandInCall): Promise<void> => {
    if (call.status === 'completed' || call.status === 'canceled') return;
    const wasRinging = call.peer === null && call.direction === 'outbound-api';
    call.status = wasRinging ? 'canceled' : 'completed';
    call.peer?.stop();
    call.socket?.close(1000);
    await setStatus(call, call.status, 'completed');
  };

  /** Opens the stream that the TwiML names, as `<Connect><Stream>` does. */
  const connect = (call: StandInCall): Promise<void> => {
    const url = /<Stream url="([^"]+)"/.exec(call.twiml)?.[1];
    if (url === undefined) return end(call);
    const parameters = Object.fromEntries([...call.twiml.matchAll(/<Parameter name="([^"]+)" value="([^"]+)"\s*\/>/g)].map(([, name = '', value = '']) => [unescape(name), unescape(value)]));
    return new Promise((resolve) => {
      const socket = new WebSocket(unescape(url), { headers: { 'X-Twilio-Signature': sign(unescape(url), []) }, perMessageDeflate: false });
      const peer = createMediaPeer({ clock, accountSid, callSid: call.sid, parameters, send: (text) => { if (socket.readyState === WebSocket.OPEN) socket.send(text); } });
      call.socket = socket;
      socket.on('open', () => {
        call.peer = peer;
        peer.begin();
        resolve();
      });
      socket.on('message', (data: Buffer, isBinary) => { if (!isBinary) peer.receive(data.toString('utf8')); });
      socket.on('unexpected-response', (request, response) => {
        call.refused = response.statusCode ?? 0;
        request.destroy();
        resolve();
      });
      socket.on('error', () => { resolve(); });
      // The app closed the stream: no verb follows, so the call is over.
      socket.on('close', () => { peer.cut(); void end(call); });
    });
  };
  const dial = async (call: StandInCall): Promise<void> => {
    await setStatus(call, 'queued', 'initiated');
    const pickup = decide(call.to);
    if (isOver(call)) return;
    await setStatus(call, 'ringing', 'ringing');
    if (pickup.outcome !== 'answers') return setStatus(call, pickup.outcome, 'completed');
    clock.after(pickup.ringMs ?? 200, () => {
      if (isOver(call)) return;
      void setStatus(call, 'in-progress', 'answered');
      void connect(call);
    });
  };
  const isOver = (call: StandInCall): boolean => ['completed', 'canceled'].includes(call.status);

  const view = (call: StandInCall): object => ({ sid: call.sid, account_sid: accountSid, to: call.to, from: call.from, status: call.status, direction: call.direction, api_version: '2010-04-01', price: null, uri: `/2010-04-01/Accounts/${accountSid}/Calls/${call.sid}.json` });
  const answer = (response: ServerResponse, status: number, body: object, headers: Readonly<Record<string, string>> = {}): void => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
  const fail = (response: ServerResponse, status: number, code: number, headers: Readonly<Record<string, string>> = {}): void => {
    answer(response, status, { code, message: messages[code] ?? 'Error', more_info: `https://www.twilio.com/docs/errors/${code}`, status }, headers);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const each of request as AsyncIterable<Buffer>) chunks.push(each);
    const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
    const path = (request.url ?? '').replace(`/2010-04-01/Accounts/${accountSid}`, '');
    const asked = `${request.method ?? ''} ${path}`;
    requests.push(asked.replace(/CA[0-9a-f]{32}/, '{sid}'));
    const fault = faults.findIndex(({ match }) => asked.includes(match));
    if (fault >= 0) {
      const [{ answer: how } = { answer: 'drop' as const }] = faults.splice(fault, 1);
      if (how === 'hang') return;
      if (how === 'drop') { request.socket.destroy(); return; }
      return fail(response, how.status, how.code, how.retryAfterS === undefined ? {} : { 'Retry-After': String(how.retryAfterS) });
    }
    const [user = '', password = ''] = Buffer.from((request.headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString('utf8').split(':');
    if (credentials[user] === undefined || credentials[user] !== password) return fail(response, 401, 20003);
    if (asked === 'POST /Calls.json') {
      const to = form.get('To') ?? '';
      const from = form.get('From') ?? '';
      if (to === '') return fail(response, 400, 21201);
      if (!/^\+[1-9]\d{6,14}$/.test(to)) return fail(response, 400, 21211);
      if (!options.ownNumbers.includes(from)) return fail(response, 400, 21210);
      const call: StandInCall = { sid: sid('CA'), direction: 'outbound-api', to, from, params: form, status: 'queued', peer: null, socket: null, twiml: form.get('Twiml') ?? '', refused: null };
      if (call.twiml === '' || call.twiml.length > 4_000) return fail(response, 400, 21205);
      calls.push(call);
      answer(response, 201, view(call));
      void dial(call);
      return;
    }
    const call = calls.find((each) => path === `/Calls/${each.sid}.json`);
    if (call === undefined) return fail(response, 404, 20404);
    if (request.method === 'POST') {
      const status = form.get('Status');
      if (status === 'completed' || status === 'canceled') {
        if (isOver(call)) return fail(response, 400, 21220);
        await end(call);
      } else if (form.get('Twiml') !== null) {
        if (call.status !== 'in-progress') return fail(response, 400, 21220);
        call.twiml = form.get('Twiml') ?? '';
        call.socket?.close(1000);
      }
    }
    answer(response, 200, view(call));
  };

  const http = createServer((request, response) => { serve(request, response).catch(() => { response.destroy(); }); });
  await new Promise<void>((resolve) => { http.listen(0, '127.0.0.1', resolve); });

  return {
    baseUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    accountSid, authToken, calls, requests, post,
    failNext: (match, how) => { faults.push({ match, answer: how }); },
    pickUp: (how) => { decide = how; },
    ring: async (from, publicUrl) => {
      const call: StandInCall = { sid: sid('CA'), direction: 'inbound', to: options.ownNumbers[0] ?? '', from, params: new URLSearchParams(), status: 'ringing', peer: null, socket: null, twiml: '', refused: null };
      calls.push(call);
      const { status, body } = await post(publicUrl, '/twilio/voice', { CallSid: call.sid, AccountSid: accountSid, From: from, To: call.to, CallStatus: 'ringing', ApiVersion: '2010-04-01', Direction: 'inbound', Caller: from, Called: call.to });
      call.twiml = status === 200 ? body : '';
      if (/<Connect>/.test(call.twiml)) {
        call.status = 'in-progress';
        await connect(call);
      } else call.status = /<Reject/.test(call.twiml) ? 'busy' : 'failed';
      return call;
    },
    hangUp: (call) => end(call),
    stop: async () => {
      for (const call of calls) call.socket?.terminate();
      http.closeAllConnections();
      await new Promise<void>((resolve) => { http.close(() => { resolve(); }); });
    },
  };
}

function unescape(xml: string): string {
  return xml.replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
