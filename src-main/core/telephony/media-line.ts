import type { CallReport, MediaStreams, PhoneStatus, RingingCall, StreamEvents, StreamLine, StreamSocket } from '../ports/media-streams.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Ids } from '../ports/ids.ts';
import type { LegEndReason, LegEvents, LineLeg } from '../ports/line-leg.ts';
import type { Logger } from '../ports/logger.ts';
import type { TwilioRest } from '../ports/twilio-rest.ts';
import { connectStreamTwiml, rejectTwiml } from './twiml.ts';
import { createMediaStreamLeg, type MediaStreamLeg } from './media-stream-leg.ts';
import { createStreamTokens } from './stream-tokens.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import { followStream } from './follow-stream.ts';
import { twilioProblemText } from './twilio-problem-text.ts';

export interface MediaLineDeps {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly streams: MediaStreams;
  readonly rest: TwilioRest;
  readonly accountSid: string;
  /** The owner's number at Twilio, E.164. */
  readonly number: string;
}

/** Phone calls over Twilio's Media Streams: who rings, who is rung, and which socket is whose. */
export interface MediaLine {
  call(to: string, events: LegEvents): Result<LineLeg, string>;
  /** The leg of a call that rings here. */
  take(callSid: string, events: LegEvents): Result<LineLeg, string>;
  /** False: nobody takes this call, it is turned away. True: `take` was called for it. */
  onRing(listener: (call: RingingCall) => boolean): void;
  stop(): void;
}

/** One phone call from its beginning here to its end. */
export interface PhoneCall {
  callSid: string | null;
  readonly leg: MediaStreamLeg;
  socket: StreamSocket | null;
  /** We hung up. */
  left: boolean;
  over: boolean;
  /** Answers the webhook of a call that rings here. */
  respond: ((twiml: string) => void) | null;
  readonly timers: Disposer[];
}

/** Twilio stops ringing by itself; ours (60 s) comes first. */
const ringSeconds = 65;
/** The longest call, and a little: Twilio ends what we could not. */
const mostSeconds = 61 * 60;
const outboundTokenMs = 90_000;
const inboundTokenMs = 30_000;
/** A caller hears ringing for so long while the assistant gets ready; Twilio itself would wait 15 s. */
const answerWithinMs = 8_000;
/** From the moment at which a call was answered to its stream. */
const streamWithinMs = 15_000;
const keptSids = 1_000;

const noStreamText = 'Twilio could not open its stream to this computer. The call is over. Check PUBLIC_BASE_URL and that its tunnel runs, then call again.';
const brokenText = 'The connection between Twilio and this computer broke. The call is over. Check the internet connection and the tunnel, then call again.';
const failedText = 'Twilio could not put the call through. The call is over. Check the number, then call again.';

export function createMediaLine(deps: MediaLineDeps): MediaLine {
  const { clock, logger, rest, streams } = deps;
  const tokens = createStreamTokens<PhoneCall>(clock, deps.ids);
  const bySid = new Map<string, PhoneCall>();
  /** Twilio asks again when an answer was lost: the same call gets the same answer. */
  const answers = new Map<string, Promise<string>>();
  const ringing = new Map<string, { readonly respond: (twiml: string) => void; call: PhoneCall | null }>();
  /** Reports that overtook the answer to the request which made their call. */
  const early = new Map<string, PhoneStatus>();
  let listener: (call: RingingCall) => boolean = () => false;

  const after = (call: PhoneCall, ms: number, run: () => void): void => {
    call.timers.push(clock.after(ms, () => { if (!call.over) run(); }));
  };
  const end = (call: PhoneCall, reason: LegEndReason, text?: string): void => {
    if (call.over) return;
    call.over = true;
    for (const stop of call.timers) stop();
    tokens.revoke(call);
    call.respond?.(rejectTwiml('busy'));
    call.socket?.close(1000);
    if (call.callSid !== null) bySid.delete(call.callSid);
    call.leg.end(call.left ? 'hung_up_by_owner' : reason, text);
  };
  const endAtTwilio = async (callSid: string): Promise<void> => {
    const ended = await rest.hangUp(callSid);
    if (!ended.ok) logger.warn('phone.not_hung_up', { code: ended.error.code, twilioCode: ended.error.twilioCode });
  };
  const hangUp = (call: PhoneCall): void => {
    if (call.over || call.left) return;
    call.left = true;
    // Without a SID the call is still being placed: it is ended as soon as Twilio has named it.
    if (call.callSid === null || call.respond !== null) return end(call, 'hung_up_by_owner');
    void endAtTwilio(call.callSid).then(() => { end(call, 'hung_up_by_owner'); });
  };
  const create = (events: LegEvents): PhoneCall => {
    const call: PhoneCall = {
      callSid: null, socket: null, left: false, over: false, respond: null, timers: [],
      leg: createMediaStreamLeg({ clock, hangUp: () => { hangUp(call); }, answer: () => { answer(call); } }, events),
    };
    return call;
  };
  const answer = (call: PhoneCall): void => {
    if (call.over || call.respond === null) return;
    const { respond } = call;
    call.respond = null;
    respond(connectStreamTwiml(streams.streamUrl, { token: tokens.issue(call, inboundTokenMs) }));
    awaitStream(call);
  };
  const awaitStream = (call: PhoneCall): void => {
    after(call, streamWithinMs, () => { if (call.socket === null) void lineGone(call, noStreamText); });
  };
  const fail = (call: PhoneCall, text: string): void => {
    if (call.over) return;
    if (call.callSid !== null) void endAtTwilio(call.callSid);
    end(call, 'failed_line', text);
  };
  const report = (call: PhoneCall, status: PhoneStatus): void => {
    switch (status) {
      case 'queued': case 'initiated': return;
      case 'ringing': return call.leg.ringing();
      case 'in-progress': return awaitStream(call);
      case 'busy': return end(call, 'busy');
      case 'no-answer': return end(call, 'no_answer');
      case 'failed': return end(call, 'failed_line', failedText);
      case 'completed': case 'canceled': return end(call, 'hung_up_by_them');
    }
  };
  /** The stream is over, or never came. Why, Twilio knows better than the socket; `broken` null: it said `stop`, so the call ended in order. */
  const lineGone = async (call: PhoneCall, broken: string | null): Promise<void> => {
    const { callSid } = call;
    if (call.over || call.left || callSid === null) return;
    const fetched = await rest.fetchCall(callSid);
    const status = fetched.ok ? fetched.value.status : null;
    if (status !== null && status !== 'in-progress') report(call, status);
    if (broken === null) end(call, 'hung_up_by_them');
    else fail(call, broken);
  };
  const place = async (call: PhoneCall, to: string): Promise<void> => {
    const twiml = connectStreamTwiml(streams.streamUrl, { token: tokens.issue(call, outboundTokenMs) });
    const created = await rest.createCall({ to, from: deps.number, twiml, statusUrl: streams.statusUrl, ringSeconds, mostSeconds });
    if (!created.ok) {
      logger.warn('phone.not_placed', { code: created.error.code, twilioCode: created.error.twilioCode });
      return end(call, 'failed_line', twilioProblemText(created.error));
    }
    const { callSid } = created.value;
    const before = early.get(callSid);
    early.delete(callSid);
    if (call.over) return void endAtTwilio(callSid);
    call.callSid = callSid;
    bySid.set(callSid, call);
    if (before !== undefined) report(call, before);
  };

  const line: StreamLine = {
    ring: (incoming) => {
      const known = answers.get(incoming.callSid);
      if (known !== undefined) return known;
      const answered = new Promise<string>((resolve) => {
        ringing.set(incoming.callSid, { respond: resolve, call: null });
        if (!listener(incoming)) resolve(rejectTwiml('busy'));
        const call = ringing.get(incoming.callSid)?.call ?? null;
        ringing.delete(incoming.callSid);
        if (call === null) return resolve(rejectTwiml('busy'));
        call.leg.ringing();
        return after(call, answerWithinMs, () => { if (call.respond !== null) end(call, 'failed_line', 'The assistant was not ready in time. The caller heard a busy tone. Check the connection of the assistant.'); });
      });
      remember(answers, incoming.callSid, answered);
      return answered;
    },
    status: ({ callSid, status }: CallReport) => {
      const call = bySid.get(callSid);
      if (call === undefined) remember(early, callSid, status);
      else report(call, status);
    },
    open: (socket): StreamEvents => followStream({
      clock, logger, socket, accountSid: deps.accountSid,
      begin: (start) => {
        const call = tokens.use(start.parameters['token'] ?? '');
        if (call === null) return 'unknown_token';
        if (call.over || call.socket !== null || (call.callSid !== null && call.callSid !== start.callSid)) return 'wrong_call';
        call.callSid = start.callSid;
        bySid.set(start.callSid, call);
        call.socket = socket;
        call.leg.attach(socket, start.streamSid);
        return call;
      },
      hear: (call, message) => { call.leg.hear(message); },
      over: (call, stopped) => { void lineGone(call, stopped ? null : brokenText); },
    }),
  };
  const stopServing = streams.serve(line);

  return {
    call: (to, events) => {
      const call = create(events);
      void place(call, to);
      return ok(call.leg);
    },
    take: (callSid, events) => {
      const waiting = ringing.get(callSid);
      if (waiting === undefined) return err('The caller hung up before the call could be taken.');
      const call = create(events);
      call.callSid = callSid;
      call.respond = waiting.respond;
      waiting.call = call;
      bySid.set(callSid, call);
      return ok(call.leg);
    },
    onRing: (next) => { listener = next; },
    stop: stopServing,
  };
}

/** The newest only: what the outside sends must not fill memory. */
function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > keptSids && oldest !== undefined) map.delete(oldest);
}
