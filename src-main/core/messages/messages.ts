import type { AskedAction, MessageRecord, Saved, Store } from '../ports/store.ts';
import type { Clock } from '../ports/clock.ts';
import type { HandlerError } from '../../../src-shared/contract/error-codes.ts';
import type { Ids } from '../ports/ids.ts';
import type { Keeper } from '../history/keeper.ts';
import type { MessageView } from '../../../src-shared/contract/views.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import { messageView } from './message-view.ts';

/** The call a message belongs to. */
export interface MessageCall { readonly id: string; readonly peer: { readonly name: string; readonly number: string | null } }
/** Something that somebody outside asked for and was refused. */
export type RefusedAsk = Pick<AskedAction, 'tool' | 'title' | 'arguments' | 'reason' | 'atMs'>;

export interface Messages {
  get(id: string): MessageRecord | null;
  keep(call: MessageCall, message: Pick<MessageRecord, 'name' | 'number' | 'urgency' | 'text'>): void;
  refused(call: MessageCall, ask: RefusedAsk): void;
  /** What was refused and stands in no message becomes one. */
  callOver(call: MessageCall): void;
  setAsk(messageId: string, askId: string, change: Pick<AskedAction, 'state' | 'approvalId'>): void;
  markRead(id: string): Result<null, HandlerError>;
  setDone(id: string, done: boolean): Result<null, HandlerError>;
  remove(id: string): Result<null, HandlerError>;
}

export interface MessagesDeps {
  readonly store: Pick<Store, 'getMessage' | 'saveMessage' | 'markMessageRead' | 'deleteMessage'>;
  readonly keeper: Pick<Keeper, 'save'>;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly changed: () => void;
}

const shown = 200;

/** The newest ones, for the screens. */
export function shownMessages(store: Pick<Store, 'messages'>): MessageView[] {
  return store.messages(shown).map(messageView);
}

/** A caller who asks for more than this on one call is heard, and no more is kept. */
const mostAsks = 5;

export function createMessages(deps: MessagesDeps): Messages {
  const { store, ids } = deps;
  /** Refused on calls that are on now and in no message yet. */
  const pending = new Map<string, AskedAction[]>();
  /** The last message of a call that is on now. */
  const latest = new Map<string, MessageRecord>();

  const write = (record: MessageRecord): void => {
    if (latest.get(record.callId)?.id === record.id) latest.set(record.callId, record);
    deps.keeper.save(`message ${record.id}`, () => {
      const saved = store.saveMessage(record);
      if (saved.ok) deps.changed();
      return saved;
    }, 'now');
  };
  const begin = (call: MessageCall, message: Pick<MessageRecord, 'name' | 'number' | 'urgency' | 'text'>): void => {
    const asked = pending.get(call.id) ?? [];
    pending.delete(call.id);
    const record: MessageRecord = { ...message, id: ids.next('msg'), callId: call.id, atMs: deps.clock.nowMs(), read: false, done: false, calledFrom: call.peer.number, asked };
    latest.set(call.id, record);
    write(record);
  };
  const present = (id: string): MessageRecord | null => store.getMessage(id) ?? [...latest.values()].find((record) => record.id === id) ?? null;
  const stored = (id: string, act: (record: MessageRecord) => Saved): Result<null, HandlerError> => {
    const record = store.getMessage(id);
    if (record === null) return err({ code: 'not_found', message: 'This message is gone.' });
    const saved = act(record);
    if (!saved.ok) return err({ code: saved.error.code === 'full' ? 'disk_full' : 'store_unavailable', message: 'The message could not be changed. It stays as it is. Free some disk space, then try again.' });
    if (latest.get(record.callId)?.id === id) {
      const now = store.getMessage(id);
      if (now === null) latest.delete(record.callId);
      else latest.set(record.callId, now);
    }
    deps.changed();
    return ok(null);
  };

  return {
    get: present,
    keep: begin,
    refused: (call, ask) => {
      const kept: AskedAction = { ...ask, id: ids.next('ask'), state: 'refused', approvalId: null };
      const id = latest.get(call.id)?.id;
      const message = id === undefined ? null : present(id);
      if (message !== null) {
        if (message.asked.length < mostAsks) write({ ...message, asked: [...message.asked, kept] });
        return;
      }
      const waiting = pending.get(call.id) ?? [];
      if (waiting.length < mostAsks) pending.set(call.id, [...waiting, kept]);
    },
    callOver: (call) => {
      const asked = pending.get(call.id) ?? [];
      if (asked.length > 0) begin(call, { name: call.peer.name, number: call.peer.number, urgency: 'no_rush', text: `Asked for on the call and refused: ${asked.map((ask) => ask.title).join('; ')}.`.slice(0, 4000) });
      latest.delete(call.id);
    },
    setAsk: (messageId, askId, change) => {
      const message = present(messageId);
      if (message !== null) write({ ...message, asked: message.asked.map((ask) => (ask.id === askId ? { ...ask, ...change } : ask)) });
    },
    markRead: (id) => stored(id, () => store.markMessageRead(id)),
    setDone: (id, done) => stored(id, (record) => store.saveMessage({ ...record, done, read: true })),
    remove: (id) => stored(id, () => store.deleteMessage(id)),
  };
}
