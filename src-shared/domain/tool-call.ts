export const risks = ['LOW', 'HIGH'] as const;
export type Risk = (typeof risks)[number];

/** A call of one of our tools, as the model asked for it. Arguments are plain JSON. */
export interface ToolCall {
  /** The protocol's `call_id`; unique in its session. */
  readonly id: string;
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** Where an argument's value came from. `other`: words of the other person; the Desk marks these. */
export const origins = ['brief', 'contact', 'owner', 'other', 'tool', 'assistant'] as const;
export type Origin = (typeof origins)[number];
