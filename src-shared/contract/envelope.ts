import { z } from 'zod';
import { contractVersion } from './version.ts';
import type { ContractError } from './error-codes.ts';
import type { DeltaOf, Signal } from './state.ts';
import type { Surface } from './surfaces.ts';

/** What a screen sends. `id` is the screen's own, echoed in the reply. */
export const requestEnvelope = z.strictObject({
  v: z.literal(contractVersion),
  id: z.string().min(1).max(64),
  method: z.string().min(1).max(64),
  input: z.unknown(),
});
export type RequestEnvelope = z.infer<typeof requestEnvelope>;

export type ReplyEnvelope =
  | { readonly v: number; readonly kind: 'reply'; readonly id: string; readonly ok: true; readonly value: unknown }
  | { readonly v: number; readonly kind: 'reply'; readonly id: string; readonly ok: false; readonly error: ContractError };

/** What the core sends unasked. */
export type PushEnvelope<S extends Surface = Surface> =
  | { readonly v: number; readonly kind: 'delta'; readonly seq: number; readonly delta: DeltaOf[S] }
  | { readonly v: number; readonly kind: 'signal'; readonly signal: Signal };
