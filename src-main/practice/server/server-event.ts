/** An event as the server sends it, before `event_id`. */
export interface ServerEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** An item of the conversation as it stands on the wire. */
export interface WireItem {
  readonly id: string;
  readonly object: 'realtime.item';
  readonly type: string;
  readonly status?: 'completed' | 'incomplete' | 'in_progress';
  readonly role?: 'user' | 'assistant' | 'system';
  readonly content?: readonly WireContent[];
  readonly call_id?: string;
  readonly name?: string;
  readonly arguments?: string;
  readonly output?: string;
}

export interface WireContent {
  readonly type: string;
  readonly text?: string;
  readonly transcript?: string;
  readonly audio?: string;
}
