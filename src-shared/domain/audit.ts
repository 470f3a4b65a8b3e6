export const auditKinds = ['asked', 'shown', 'heard', 'edited', 'decided', 'executed', 'result', 'refused', 'identity', 'settings', 'recovered', 'recording'] as const;
export type AuditKind = (typeof auditKinds)[number];

/** One row of the audit chain. `hash` = SHA-256 over `prevHash` and the canonical JSON of the other fields. */
export interface AuditEntry {
  readonly seq: number;
  readonly atMs: number;
  readonly kind: AuditKind;
  readonly callId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly prevHash: string;
  readonly hash: string;
}
