/** Keys and the database key. Async because the operating system's key chain is. */
export interface Secrets {
  get(name: string): Promise<string | null>;
  set(name: string, value: string): Promise<void>;
  delete(name: string): Promise<void>;
  /** How secrets are protected here, in words for Settings. */
  readonly protection: string;
}
