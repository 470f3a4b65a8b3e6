/** Who asks, as the risk table sees it: the owner, the other side of a call that he placed, an outside caller who rang. */
export const askerKinds = ['godfather', 'outbound_other', 'inbound_other'] as const;
export type AskerKind = (typeof askerKinds)[number];

/** What happens then, from loose to strict. `brief`: asks when the brief of the call names the tool, else refuses. */
export const policyAnswers = ['allow', 'ask', 'brief', 'refuse'] as const;
export type PolicyAnswer = (typeof policyAnswers)[number];

/** What the owner set in place of a row of the table. It counts only where it is stricter. */
export type PolicyOverrides = Readonly<Record<string, Readonly<Partial<Record<AskerKind, PolicyAnswer>>>>>;

export interface PolicySettings {
  readonly overrides: PolicyOverrides;
  /** Every request from the other side is a refusal, whatever the table says of it. */
  readonly refuseOtherSide: boolean;
  /** The owner may approve by saying so at his own microphone, or on a call that he confirmed as his. */
  readonly voiceApproval: boolean;
}

export const defaultPolicy: PolicySettings = { overrides: {}, refuseOtherSide: false, voiceApproval: true };

export const policySwitches = ['refuseOtherSide', 'voiceApproval'] as const;
export type PolicySwitch = (typeof policySwitches)[number];
