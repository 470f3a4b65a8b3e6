import type { Heard } from '../ears/hear.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import type { MemoryItem } from '../brain/memory.ts';
import { invalidRequest, type ProtocolError } from './protocol-error.ts';
import type { WireItem } from './server-event.ts';

/** One item, and what the server knows of it beyond the wire. */
export interface StoredItem {
  wire: WireItem;
  /** What the ears made of it; user audio only. */
  heard: Heard | null;
  /** Milliseconds of sound: said by the user, or generated (and not truncated) for the assistant. */
  audioMs: number;
  /** Text that counts as tokens and as memory; null when a truncation removed it. */
  text: string | null;
}

/** The server's memory: what the model would be given again at every response. */
export interface Conversation {
  items(): readonly StoredItem[];
  find(id: string): StoredItem | null;
  lastId(): string | null;
  /** Adds after `previousId` (`root` = at the front, undefined = at the end); answers the id before it. */
  add(item: StoredItem, previousId?: string): Result<string | null, ProtocolError>;
  remove(id: string): boolean;
  truncate(id: string, contentIndex: number, audioEndMs: number): ProtocolError | null;
  memory(): readonly MemoryItem[];
}

const maxItems = 4_000;

export function createConversation(): Conversation {
  const items: StoredItem[] = [];
  const indexOf = (id: string): number => items.findIndex((item) => item.wire.id === id);

  return {
    items: () => items,
    find: (id) => items[indexOf(id)] ?? null,
    lastId: () => items.at(-1)?.wire.id ?? null,
    add(item, previousId) {
      if (indexOf(item.wire.id) >= 0) return err(invalidRequest('item_create_duplicate_id', `Error adding item: an item with id '${item.wire.id.slice(0, 80)}' already exists.`, 'item.id'));
      if (items.length >= maxItems) return err(invalidRequest('invalid_value', 'Error adding item: the conversation is full.', 'item'));
      const at = previousId === undefined ? items.length : previousId === 'root' ? 0 : indexOf(previousId) + 1;
      if (at === 0 && previousId !== undefined && previousId !== 'root') return err(invalidRequest('item_create_invalid_previous_item_id', `Error adding item: the previous item with id '${previousId.slice(0, 80)}' does not exist.`, 'previous_item_id'));
      const before = items[at - 1]?.wire.id ?? null;
      items.splice(at, 0, item);
      return ok(before);
    },
    remove(id) {
      const at = indexOf(id);
      if (at >= 0) items.splice(at, 1);
      return at >= 0;
    },
    truncate(id, contentIndex, audioEndMs) {
      const item = items[indexOf(id)];
      if (item === undefined) return invalidRequest('item_truncate_invalid_item_id', `Error truncating item: the item with id '${id.slice(0, 80)}' does not exist.`, 'item_id');
      if (item.wire.role !== 'assistant') return invalidRequest('invalid_value', 'Only assistant messages can be truncated.', 'item_id');
      const content = item.wire.content ?? [];
      if (content[contentIndex] === undefined) return invalidRequest('invalid_value', `There is no content at index ${contentIndex}.`, 'content_index');
      if (content[contentIndex].type !== 'output_audio') return invalidRequest('unsupported_content_type', 'Only audio content can be truncated.', 'content_index');
      if (audioEndMs < 0) return invalidRequest('invalid_value', 'audio_end_ms must not be negative.', 'audio_end_ms');
      if (audioEndMs > item.audioMs) return invalidRequest('invalid_value', `Audio content of ${item.audioMs}ms is already shorter than ${audioEndMs}ms`, 'audio_end_ms');
      item.audioMs = audioEndMs;
      item.text = null;
      item.wire = { ...item.wire, content: content.map((part, index) => (index === contentIndex ? { type: part.type } : part)) };
      return null;
    },
    memory: () => items.flatMap((item) => memoryOf(item) ?? []),
  };
}

function memoryOf(item: StoredItem): MemoryItem | null {
  const { id, type, role, call_id: callId } = item.wire;
  if (type === 'function_call') return { kind: 'called', id, callId: callId ?? '', tool: item.wire.name ?? '', argumentsText: item.wire.arguments ?? '' };
  if (type === 'function_call_output') return { kind: 'output', id, callId: callId ?? '', output: item.wire.output ?? '' };
  if (role === 'assistant') return { kind: 'spoke', id, text: item.text };
  if (role === 'system') return { kind: 'system', id, text: item.text ?? '' };
  if (role === 'user') return item.heard === null ? { kind: 'typed', id, text: item.text ?? '' } : { kind: 'heard', id, heard: item.heard };
  return null;
}

/** Text of an item as the client created it. */
export function textOfItem(wire: WireItem): string {
  if (wire.type === 'function_call') return `${wire.name ?? ''} ${wire.arguments ?? ''}`;
  if (wire.type === 'function_call_output') return wire.output ?? '';
  return (wire.content ?? []).map((part) => part.text ?? part.transcript ?? '').filter((text) => text !== '').join(' ');
}
