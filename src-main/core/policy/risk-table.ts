import type { AskerKind, PolicyAnswer, PolicyOverrides } from '../../../src-shared/domain/policy.ts';
import type { Risk } from '../../../src-shared/domain/tool-call.ts';

export interface RiskRow {
  /** In words, verb first. */
  readonly action: string;
  readonly risk: Risk;
  readonly godfather: PolicyAnswer;
  readonly outbound_other: PolicyAnswer;
  readonly inbound_other: 'allow' | 'refuse';
  /** Runs even while the audit log cannot be written: it ends a call or keeps a note, and refusing it would do the harm. No setting changes it. */
  readonly withoutLog: boolean;
  /** A small act that is repeated on a call: where it must be asked for, one approval may count for the rest of the call. Never true of a HIGH row. */
  readonly repeats: boolean;
}

const low = (action: string, more: Partial<RiskRow> = {}): RiskRow =>
  ({ action, risk: 'LOW', godfather: 'allow', outbound_other: 'allow', inbound_other: 'allow', withoutLog: false, repeats: false, ...more });
const high = (action: string): RiskRow =>
  ({ action, risk: 'HIGH', godfather: 'brief', outbound_other: 'brief', inbound_other: 'refuse', withoutLog: false, repeats: false });

/** The table of who may start what. A tool that is not here is HIGH and in no brief. */
export const riskTable: Readonly<Record<string, RiskRow>> = {
  make_call: high('Place a call'),
  send_sms: high('Send a text'),
  send_email: high('Send an email'),
  calendar_create_event: high('Add to your calendar'),
  calendar_update_event: high('Change your calendar'),
  calendar_cancel_event: high('Remove from your calendar'),
  transfer_call: high('Transfer the call'),
  web_research: low('Look something up', { repeats: true }),
  lookup_contact: low('Look in your contacts', { inbound_other: 'refuse', repeats: true }),
  send_dtmf: low('Press keys on a call', { repeats: true }),
  take_message: low('Take a message', { withoutLog: true }),
  hangup_call: low('End the call', { withoutLog: true }),
};
/** A tool nobody has judged. */
export const unknownToolRow: RiskRow = high('Use any other tool');

export function isKnownTool(tool: string): boolean {
  return Object.hasOwn(riskTable, tool);
}

export function rowOf(tool: string): RiskRow {
  return isKnownTool(tool) ? (riskTable[tool] ?? unknownToolRow) : unknownToolRow;
}

/** What may be set for this tool and asker: the table's own answer first, then what is stricter. An outside caller is never put to the owner as a question. */
export function choicesOf(tool: string, asker: AskerKind): readonly PolicyAnswer[] {
  const row = rowOf(tool);
  const own = row[asker];
  if (!isKnownTool(tool) || row.withoutLog || own === 'refuse') return [own];
  return own === 'allow' && asker !== 'inbound_other' ? ['allow', 'ask', 'refuse'] : [own, 'refuse'];
}

/** What counts: the owner's setting where it is among the choices, else the table. */
export function answerOf(tool: string, asker: AskerKind, overrides: PolicyOverrides): PolicyAnswer {
  const wanted = Object.hasOwn(overrides, tool) ? overrides[tool]?.[asker] : undefined;
  return wanted !== undefined && choicesOf(tool, asker).includes(wanted) ? wanted : rowOf(tool)[asker];
}
