/** Between the main process under test and the spec that drives its pages. Sent with Node's advanced serialization, so bytes stay bytes. */
export type FromMain =
  | { readonly t: 'open'; readonly id: number; readonly partition: string; readonly preload: string }
  | { readonly t: 'load'; readonly id: number; readonly url: string }
  | { readonly t: 'push'; readonly id: number; readonly doc: string; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly t: 'port'; readonly id: number; readonly doc: string; readonly port: number; readonly data: Uint8Array | null }
  | { readonly t: 'place'; readonly id: number; readonly visible: boolean; readonly rect: Rect }
  | { readonly t: 'closed'; readonly id: number }
  | { readonly t: 'served'; readonly n: number; readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array }
  | { readonly t: 'reply'; readonly n: number; readonly value?: unknown; readonly error?: string }
  /** Something the person would notice. */
  | { readonly t: 'note'; readonly what: 'error box' | 'notification' | 'shown' | 'second-instance' | 'awake' | 'asleep'; readonly detail: string };

export type ToMain =
  | { readonly t: 'serve'; readonly n: number; readonly partition: string; readonly method: string; readonly url: string }
  | { readonly t: 'invoke'; readonly n: number; readonly id: number; readonly from: Sender; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly t: 'post'; readonly id: number; readonly from: Sender; readonly channel: string; readonly ports: readonly number[] }
  | { readonly t: 'port'; readonly id: number; readonly port: number; readonly data: Uint8Array | null }
  | { readonly t: 'document'; readonly id: number; readonly doc: string; readonly url: string }
  | { readonly t: 'loaded'; readonly id: number }
  | { readonly t: 'gone'; readonly id: number; readonly url: string }
  | { readonly t: 'close window' };

/** `doc`: the document that sent it; null: a frame inside the page. */
export interface Sender { readonly doc: string | null; readonly url: string }

export interface Rect { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
