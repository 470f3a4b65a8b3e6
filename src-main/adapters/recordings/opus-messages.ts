/** To the worker, by number; paths are whole. */
export type OpusRequest = { readonly id: number } & (
  | { readonly type: 'encode'; readonly from: string; readonly to: string }
  | { readonly type: 'decode'; readonly path: string; readonly fromSample: number; readonly samples: number });

export type OpusAnswer = { readonly id: number } & (
  | { readonly type: 'encoded'; readonly bytes: number }
  | { readonly type: 'decoded'; readonly left: Int16Array; readonly right: Int16Array }
  | { readonly type: 'failed'; readonly code: string });
