import type { Approvals } from '../policy/approvals.ts';
import type { ApprovalView } from '../../../src-shared/contract/views.ts';
import type { AuditKind } from '../../../src-shared/domain/audit.ts';
import type { Clock } from '../ports/clock.ts';
import type { SessionEvent } from '../realtime/session-api.ts';
import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import { closedGate, stepVoiceGate, type VoiceGateEffect, type VoiceGateEvent } from '../policy/voice-gate.ts';
import { isApprovalOpen } from '../../../src-shared/domain/approval.ts';

export interface VoiceDecisionsDeps {
  readonly clock: Clock;
  readonly approvals: Pick<Approvals, 'approve' | 'deny'>;
  /** The leg is the owner's own, and deciding by voice is on. Asked anew each time. */
  readonly on: () => boolean;
  /** Tells the assistant something that nobody hears. */
  readonly instruct: (text: string, respond: boolean) => void;
  readonly audit: (kind: AuditKind, data: Readonly<Record<string, unknown>>) => boolean;
  /** Brings the owner to the card. */
  readonly showOnDesk: (approvalId: string) => void;
}

export interface VoiceDecisions {
  /** Has it asked aloud in these words; null: too long for that. False: it is not asked aloud. */
  ask(view: ApprovalView, question: string | null): boolean;
  changed(view: ApprovalView): void;
  heard(event: SessionEvent): void;
}

const byVoice = { by: 'You, by voice', channel: 'voice' } as const;

/** The owner's yes and no on a leg of his own. Words that he types never come here: only what was heard from his microphone or phone. */
export function createVoiceDecisions(deps: VoiceDecisionsDeps): VoiceDecisions {
  let gate = closedGate;

  const step = (event: VoiceGateEvent): void => {
    const { state, effects } = stepVoiceGate(gate, event, deps.clock.monoMs());
    gate = state;
    for (const effect of effects) perform(effect);
  };
  const perform = (effect: VoiceGateEffect): void => {
    const { approvalId, hash } = effect.question;
    if (effect.type === 'heard') {
      deps.audit('heard', { approvalId, hash, channel: 'voice', itemId: effect.itemId });
      return;
    }
    // It may have been switched off, or the caller taken back, since it was asked.
    if (!deps.on()) return;
    switch (effect.intent) {
      case 'yes':
        deps.approvals.approve(approvalId, hash, byVoice);
        return;
      case 'no':
        deps.approvals.deny(approvalId, null, byVoice);
        return;
      case 'edit':
        deps.instruct('Your owner wants to change it first. He does that on the Desk; nothing was decided. Tell him so in a few words.', false);
        deps.showOnDesk(approvalId);
        return;
      default: assertNever(effect.intent);
    }
  };

  return {
    ask: (view, question) => {
      const aloud = question !== null && deps.on();
      step({ type: 'asked', question: aloud ? { approvalId: view.id, hash: view.hash, words: question } : null });
      if (aloud) deps.instruct(`Your owner decides. Say this word for word and nothing after it, then wait: "${question}"`, true);
      return aloud;
    },
    changed: (view) => { step({ type: 'approval', approvalId: view.id, openHash: isApprovalOpen(view.state) ? view.hash : null }); },
    heard: (event) => {
      switch (event.type) {
        case 'assistant.started': return step({ type: 'assistant_started', itemId: event.itemId });
        case 'assistant.words': return step({ type: 'assistant_words', itemId: event.itemId, text: event.text, final: event.final });
        case 'assistant.heard': return step({ type: 'assistant_heard', itemId: event.itemId });
        case 'assistant.cut': return step({ type: 'assistant_cut', itemId: event.itemId });
        case 'them.started': return step({ type: 'owner_started', itemId: event.itemId });
        case 'them.words': return event.final ? step({ type: 'owner_said', itemId: event.itemId, text: event.text }) : undefined;
        // A new connection numbers its items anew: what was asked on the old one is over.
        case 'state': return event.state === 'ready' ? step({ type: 'asked', question: null }) : undefined;
        // The rest says nothing of who spoke.
        case 'them.stopped': case 'tool.call': case 'mcp.request': case 'response.done': case 'latency': case 'headroom': case 'nudged': case 'false_interruption': case 'usage': return undefined;
        default: return assertNever(event);
      }
    },
  };
}
