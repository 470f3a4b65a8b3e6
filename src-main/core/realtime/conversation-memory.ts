import type { ClientItem } from './client-event.ts';

/*
 * The conversation as the service should know it, in order, so that a new connection can be told. Sound is not kept: what was said
 * comes back as text, what was heard of the assistant as far as it was heard.
 */

interface Message {
  readonly kind: 'message';
  readonly id: string;
  readonly role: 'system' | 'user' | 'assistant';
  /** Null: spoken, and its words never came. */
  text: string | null;
  /** The service knows it as text and not as sound, so that it cannot be truncated by time. */
  asText: boolean;
  onServer: boolean;
}

interface Call {
  readonly kind: 'call';
  readonly id: string;
  readonly callId: string;
  readonly name: string;
  readonly argumentsText: string;
  answered: boolean;
  onServer: boolean;
}

interface Mcp {
  readonly kind: 'mcp';
  readonly id: string;
  readonly requestId: string;
  onServer: boolean;
}

interface Output {
  readonly kind: 'output';
  readonly id: string;
  readonly callId: string;
  readonly output: string;
  onServer: boolean;
}

type Entry = Message | Call | Output | Mcp;

/** How the service's memory of an item is brought to what was heard. `replace`: it holds the item as text; delete it and put the text after `after`. */
export type Correction = { readonly by: 'truncate' } | { readonly by: 'replace'; readonly item: ClientItem; readonly after: string } | { readonly by: 'nothing' };

export interface ConversationMemory {
  /** An item that the service made of speech. `after`: the item before it, when the service tells. Known ones stay where they are. */
  noteSpoken(id: string, role: 'user' | 'assistant', after: string | null): void;
  setText(id: string, text: string): void;
  addTyped(id: string, role: 'system' | 'user', text: string, sent: boolean): ClientItem;
  /** False when the call is known already: it must not run twice. */
  addCall(id: string, callId: string, name: string, argumentsText: string): boolean;
  /** The items to send for a result; null when the call is unknown or answered already. */
  answerCall(callId: string, outputId: string, output: string, sent: boolean): readonly ClientItem[] | null;
  /** False when the request is known already. */
  addMcpRequest(requestId: string): boolean;
  /** The answer to a server's request; null when it is unknown, answered already, or was asked over a connection that is gone: the service has forgotten it. */
  answerMcp(requestId: string, id: string, approve: boolean, reason: string | null, sent: boolean): ClientItem | null;
  /** A server's request waits for its answer. */
  anyRequest(): boolean;
  cutTo(id: string, heardText: string): Correction;
  /** True when the service may know the item and must be told. */
  remove(id: string): boolean;
  /** The connection is gone. */
  forgetServer(): void;
  /** All that a new connection must be told, in order; counts as told. */
  replay(): readonly ClientItem[];
}

/** Stands in for speech whose words were lost with the connection: the model asks instead of guessing. */
const lostWords = 'The other side said something here that was lost when the connection dropped. Ask them to say it again if it matters.';

/** The name is the service's word: what is no plain name is not repeated as an instruction. */
const stillWaits = (name: string): string => `You have asked for ${/^\w{1,64}$/.test(name) ? name : 'a tool'} already. It is not decided yet; the result will follow. Do not ask for it again.`;

export function createConversationMemory(): ConversationMemory {
  const mcpSeen = new Set<string>();
  const entries: Entry[] = [];
  const find = (id: string): Entry | undefined => entries.find((entry) => entry.id === id);
  const findMessage = (id: string): Message | undefined => {
    const entry = find(id);
    return entry?.kind === 'message' ? entry : undefined;
  };

  return {
    noteSpoken(id, role, after) {
      if (id === '' || find(id) !== undefined) return;
      const message: Message = { kind: 'message', id, role, text: role === 'user' ? null : '', asText: false, onServer: true };
      const before = after === null ? -1 : entries.findIndex((entry) => entry.id === after);
      entries.splice(before === -1 ? entries.length : before + 1, 0, message);
    },
    setText(id, text) {
      const message = findMessage(id);
      if (message !== undefined) message.text = text;
    },
    addTyped(id, role, text, sent) {
      entries.push({ kind: 'message', id, role, text, asText: true, onServer: sent });
      return { type: 'message', id, role, text };
    },
    addCall(id, callId, name, argumentsText) {
      if (entries.some((entry) => entry.kind === 'call' && entry.callId === callId)) return false;
      entries.push({ kind: 'call', id, callId, name, argumentsText, answered: false, onServer: true });
      return true;
    },
    answerCall(callId, outputId, output, sent) {
      const call = entries.find((entry) => entry.kind === 'call' && entry.callId === callId);
      if (call?.kind !== 'call' || call.answered) return null;
      call.answered = true;
      const items: ClientItem[] = [];
      if (!call.onServer) {
        // It waited through a reconnect and was not replayed: it goes where its result goes.
        entries.splice(entries.indexOf(call), 1);
        entries.push(call);
        call.onServer = sent;
        items.push(callItem(call));
      }
      const entry: Output = { kind: 'output', id: outputId, callId, output, onServer: sent };
      entries.push(entry);
      return [...items, outputItem(entry)];
    },
    addMcpRequest(requestId) {
      if (mcpSeen.has(requestId)) return false;
      mcpSeen.add(requestId);
      entries.push({ kind: 'mcp', id: requestId, requestId, onServer: true });
      return true;
    },
    answerMcp(requestId, id, approve, reason, sent) {
      const index = entries.findIndex((entry) => entry.kind === 'mcp' && entry.requestId === requestId);
      const request = entries[index];
      if (request === undefined) return null;
      entries.splice(index, 1);
      return request.onServer && sent ? { type: 'mcp_approval_response', id, requestId, approve, reason } : null;
    },
    anyRequest: () => entries.some((entry) => entry.kind === 'mcp' && entry.onServer),
    cutTo(id, heardText) {
      const message = findMessage(id);
      if (message === undefined) return { by: 'truncate' };
      message.text = heardText;
      if (!message.onServer) return { by: 'nothing' };
      if (!message.asText) return { by: 'truncate' };
      const before = entries.slice(0, entries.indexOf(message)).findLast((entry) => entry.onServer);
      return { by: 'replace', item: { type: 'message', id, role: message.role, text: heardText }, after: before?.id ?? 'root' };
    },
    remove(id) {
      const index = entries.findIndex((entry) => entry.id === id);
      if (index === -1) return true;
      return entries.splice(index, 1)[0]?.onServer ?? true;
    },
    forgetServer() {
      for (const entry of entries) entry.onServer = false;
    },
    replay() {
      return entries.flatMap((entry, index): readonly ClientItem[] => {
        // Its result goes out with it later. Untold of it, the model would ask for the same a second time.
        if (entry.kind === 'call' && !entry.answered) return [{ type: 'message', id: `waiting_${index}`, role: 'system', text: stillWaits(entry.name) }];
        const item = itemOf(entry);
        if (item === null) return [];
        entry.onServer = true;
        if (entry.kind === 'message') entry.asText = true;
        return [item];
      });
    },
  };
}

/** Null for what a new connection is not told: what has no words. */
function itemOf(entry: Entry): ClientItem | null {
  switch (entry.kind) {
    case 'message': {
      if (entry.text === null) return { type: 'message', id: entry.id, role: 'system', text: lostWords };
      return entry.text.trim() === '' ? null : { type: 'message', id: entry.id, role: entry.role, text: entry.text };
    }
    case 'call':
      return callItem(entry);
    case 'output':
      return outputItem(entry);
    // The service made the request and knows it no longer; it asks again when it still wants to.
    case 'mcp':
      return null;
  }
}

const callItem = (call: Call): ClientItem => ({ type: 'function_call', id: call.id, callId: call.callId, name: call.name, argumentsText: call.argumentsText });
const outputItem = (output: Output): ClientItem => ({ type: 'function_call_output', id: output.id, callId: output.callId, output: output.output });
