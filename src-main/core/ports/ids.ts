/** Unguessable ids (128 bits), prefixed for people who read logs: `call_…`. */
export interface Ids {
  next(prefix: string): string;
}
