import type { Risk } from '../../../src-shared/domain/tool-call.ts';

export type AskerKind = 'godfather' | 'outbound_other' | 'inbound_other';

export interface RiskRow {
  readonly risk: Risk;
  /** What happens by who asks. `brief`: ask when the brief names the tool, else refuse. */
  readonly godfather: 'allow' | 'ask' | 'brief';
  readonly outbound_other: 'allow' | 'brief' | 'refuse';
  readonly inbound_other: 'allow' | 'refuse';
  /** Runs even while the audit log cannot be written: it ends a call or keeps a note, and refusing it would do the harm. */
  readonly withoutLog: boolean;
}

const low: RiskRow = { risk: 'LOW', godfather: 'allow', outbound_other: 'allow', inbound_other: 'allow', withoutLog: false };
const high: RiskRow = { risk: 'HIGH', godfather: 'brief', outbound_other: 'brief', inbound_other: 'refuse', withoutLog: false };

/** The table of who may start what. A tool that is not here is HIGH and in no brief. */
export const riskTable: Readonly<Record<string, RiskRow>> = {
  web_research: low,
  lookup_contact: { ...low, inbound_other: 'refuse' },
  take_message: { ...low, withoutLog: true },
  hangup_call: { ...low, withoutLog: true },
  send_dtmf: low,
  make_call: high,
  send_sms: high,
  send_email: high,
  calendar_create_event: high,
  calendar_update_event: high,
  calendar_cancel_event: high,
  transfer_call: high,
};
/** A tool nobody has judged. */
export const unknownToolRow: RiskRow = high;

export function riskOf(tool: string): Risk {
  return rowOf(tool).risk;
}

export function rowOf(tool: string): RiskRow {
  return Object.hasOwn(riskTable, tool) ? (riskTable[tool] ?? unknownToolRow) : unknownToolRow;
}
