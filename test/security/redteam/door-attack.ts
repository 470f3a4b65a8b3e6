/**
 * One try at a door of the running app. In texts these words stand for what they name: `$port`; `$cookie`, the name and value that let the console in, `$value`, its value alone; `$ticket`, fresh for the Desk;
 * `$launch`, the launch token, used already; `$oldValue` and `$oldTicket`, of a host that ran before on the same data; `$id` and `$hash` of a text that waits.
 */
export type DoorStep =
  /** `answer`: the HTTP status. */
  | { readonly http: string; readonly method?: 'GET' | 'POST'; readonly headers: Readonly<Record<string, string>>; readonly body?: string; readonly answer: number }
  /** A WebSocket that says, once it is open, `says`, or else that it approves. `answer`: the HTTP status that refuses it, or the code of the reply. */
  | { readonly socket: 'console' | 'desk' | (string & {}); readonly path?: string; readonly origin?: string; readonly cookie?: string; readonly protocols?: readonly string[]; readonly says?: Says; readonly answer: number | string }
  /** A message on Electron's channel, from a page of that address in the window of that surface, or in a frame inside it. */
  | { readonly ipc: 'console' | 'desk' | 'unknown'; readonly page: string; readonly frame?: true; readonly says?: Says; readonly answer: string }
  | { readonly advanceMs: number };

export interface Says { readonly method: string; readonly input: unknown; readonly envelope?: Readonly<Record<string, unknown>> }
export interface DoorAttack { readonly name: string; readonly steps: readonly DoorStep[] }
export interface DoorFamily { readonly name: string; readonly attacks: readonly DoorAttack[] }
