import { soundOf } from './session-fixture.ts';

type Event = Readonly<Record<string, unknown>>;

/** How this service differs from the published one where servers do differ. */
export interface ServiceHabits {
  /** Gives our metadata back in `response.created`. */
  readonly echoesMetadata: boolean;
  /** Names the event that an error is about. */
  readonly linksErrors: boolean;
  /** `response.done` comes before the last `response.output_audio.done`. */
  readonly doneFirst: boolean;
}

export interface ServiceItem {
  readonly id: string;
  readonly kind: 'assistant' | 'user' | 'other';
  readonly mark: number;
  sentMs: number;
  /** As corrected by the client; null = not corrected. */
  keptMs: number | null;
}

interface Active {
  readonly id: string;
  /** What it still has to say. */
  readonly script: Event[];
}

export interface ServiceResponse {
  readonly id: string;
  readonly asked: boolean;
  /** Items in the conversation when it was created. */
  readonly saw: ReadonlySet<string>;
}

/**
 * The service's half of a conversation as far as it matters for turn-taking: VAD, one response at a time, items, corrections.
 * Events in both directions wait in queues until the test delivers them, so that everything that can cross does.
 */
export interface SimulatedService {
  /** From the client, in order. */
  receive(event: Event): void;
  /** Takes in the client's oldest waiting event. */
  takeIn(): boolean;
  /** The oldest waiting event for the client; undefined when there is none. */
  takeOut(): Event | undefined;
  speechStarts(): void;
  speechStops(): void;
  /** The active response says its next thing. False when there is none. */
  produce(): boolean;
  /** The active response fails with this error. */
  failResponse(code: string): void;
  /** Says something of its own accord. */
  say(event: Event): void;
  isActive(): boolean;
  readonly items: Map<string, ServiceItem>;
  readonly responses: ServiceResponse[];
  /** Things that no client may do. */
  readonly violations: string[];
  /** Everything the assistant ever began to say, also what was deleted since. */
  readonly spoken: Map<string, ServiceItem>;
  readonly deleted: Set<string>;
}

/** `prefix` keeps the ids of several services apart, as the real one's are; `firstMark` their sound. */
export function createSimulatedService(habits: ServiceHabits, prefix = '', firstMark = 1): SimulatedService {
  const inbox: Event[] = [];
  const outbox: Event[] = [];
  const items = new Map<string, ServiceItem>();
  const spoken = new Map<string, ServiceItem>();
  const deleted = new Set<string>();
  const responses: ServiceResponse[] = [];
  const violations: string[] = [];
  let active: Active | null = null;
  let speaking: string | null = null;
  let createsResponses = true;
  let interrupts = true;
  let made = 0;

  const say = (event: Event): void => void outbox.push({ event_id: `e${(made += 1)}`, ...event });
  const refuse = (about: Event, code: string): void => say({ type: 'error', error: { type: 'invalid_request_error', code, message: code, param: null, event_id: habits.linksErrors ? (about['event_id'] ?? null) : null } });
  const addItem = (id: string, kind: ServiceItem['kind'], wire: Event): void => {
    items.set(id, { id, kind, mark: 0, sentMs: 0, keptMs: null });
    say({ type: 'conversation.item.added', previous_item_id: null, item: { id, ...wire } });
  };

  const create = (metadata: unknown): void => {
    const id = `${prefix}resp_${responses.length + 1}`;
    const asked = metadata !== undefined;
    responses.push({ id, asked, saw: new Set(items.keys()) });
    say({ type: 'response.created', response: { id, status: 'in_progress', metadata: asked && habits.echoesMetadata ? metadata : null } });
    const script: Event[] = [];
    const count = 1 + (responses.length % 2);
    for (let n = 1; n <= count; n += 1) {
      const itemId = `${id}_item_${n}`;
      const at = { response_id: id, item_id: itemId, output_index: n - 1, content_index: 0 };
      script.push({ type: 'response.output_item.added', response_id: id, item: { id: itemId, type: 'message', role: 'assistant', content: [] } });
      for (let chunk = 0; chunk < 4; chunk += 1) {
        script.push({ type: 'response.output_audio_transcript.delta', ...at, delta: `word${chunk} ` });
        script.push({ type: 'response.output_audio.delta', ...at, delta: '' });
      }
      script.push({ type: 'response.output_audio_transcript.done', ...at, transcript: 'word0 word1 word2 word3' });
      script.push({ type: 'response.output_audio.done', ...at });
    }
    script.push({ type: 'response.done' });
    if (habits.doneFirst) script.push(...script.splice(-2, 1));
    active = { id, script };
  };

  const finish = (status: string, code: string | null = null): void => {
    if (active === null) return;
    say({ type: 'response.done', response: { id: active.id, status, output: [], usage: null, status_details: code === null ? null : { type: status, error: { type: 'server_error', code } } } });
    active = null;
  };

  const handle = (event: Event): void => {
    switch (event['type']) {
      case 'session.update': {
        const session = event['session'] as { audio?: { input?: { turn_detection?: { create_response?: boolean; interrupt_response?: boolean } } } };
        const told = session.audio?.input?.turn_detection;
        createsResponses = told?.create_response ?? createsResponses;
        interrupts = told?.interrupt_response ?? interrupts;
        return say({ type: 'session.updated', session: {} });
      }
      case 'conversation.item.create': {
        const item = event['item'] as { id: string };
        const after = event['previous_item_id'] as string | undefined;
        if (items.has(item.id)) violations.push(`created ${item.id} twice`);
        if (after !== undefined && after !== 'root' && !items.has(after)) violations.push(`put ${item.id} after unknown ${after}`);
        deleted.delete(item.id);
        return addItem(item.id, 'other', item);
      }
      case 'response.create':
        if (active !== null) return refuse(event, 'conversation_already_has_active_response');
        return create((event['response'] as { metadata?: unknown } | undefined)?.metadata ?? null);
      case 'response.cancel':
        return active !== null && active.id === event['response_id'] ? finish('cancelled') : refuse(event, 'response_cancel_not_active');
      case 'conversation.item.truncate': {
        const item = items.get(String(event['item_id']));
        const endMs = event['audio_end_ms'];
        if (item === undefined) return void violations.push(`truncated unknown ${String(event['item_id'])}`);
        if (item.kind !== 'assistant') return void violations.push(`truncated text ${item.id}`);
        if (typeof endMs !== 'number' || !Number.isInteger(endMs) || endMs <= 0) return void violations.push(`odd audio_end_ms ${String(endMs)}`);
        if (endMs > item.sentMs) return void violations.push(`truncated ${item.id} at ${endMs} of ${item.sentMs} ms`);
        if (item.keptMs !== null) return void violations.push(`truncated ${item.id} twice`);
        item.keptMs = endMs;
        return undefined;
      }
      case 'conversation.item.delete': {
        const id = String(event['item_id']);
        if (deleted.has(id)) violations.push(`deleted ${id} twice`);
        deleted.add(id);
        if (!items.delete(id)) refuse(event, 'item_delete_invalid_item_id');
        return undefined;
      }
      case 'input_audio_buffer.append':
        return undefined;
      default:
        return void violations.push(`sent ${String(event['type'])}`);
    }
  };

  return {
    items, spoken, deleted, responses, violations, say,
    failResponse: (code) => { finish('failed', code); },
    receive: (event) => void inbox.push(event),
    takeIn() {
      const event = inbox.shift();
      if (event !== undefined) handle(event);
      return event !== undefined;
    },
    takeOut: () => outbox.shift(),
    isActive: () => active !== null,
    speechStarts() {
      if (speaking !== null) return;
      speaking = `${prefix}user_${(made += 1)}`;
      say({ type: 'input_audio_buffer.speech_started', audio_start_ms: 0, item_id: speaking });
      if (interrupts) finish('cancelled');
    },
    speechStops() {
      if (speaking === null) return;
      say({ type: 'input_audio_buffer.speech_stopped', audio_end_ms: 1_000, item_id: speaking });
      addItem(speaking, 'user', { type: 'message', role: 'user', content: [] });
      speaking = null;
      if (createsResponses && active === null) create(undefined);
    },
    produce() {
      const next = active?.script.shift();
      if (active === null || next === undefined) return false;
      const itemId = String(next['item_id']);
      if (next['type'] === 'response.done') {
        const rest = active.script;
        finish('completed');
        for (const late of rest) say(late);
        return true;
      }
      if (next['type'] === 'response.output_item.added') {
        const item: ServiceItem = { id: (next['item'] as { id: string }).id, kind: 'assistant', mark: firstMark + spoken.size, sentMs: 0, keptMs: null };
        items.set(item.id, item);
        spoken.set(item.id, item);
      }
      const item = spoken.get(itemId);
      if (next['type'] === 'response.output_audio.delta' && item !== undefined) {
        item.sentMs += 200;
        say({ ...next, delta: soundOf(item.mark, 200) });
      } else {
        say(next);
      }
      return true;
    },
  };
}
