import type { Actor } from '../../../src-shared/domain/actor.ts';
import type { CallPlan } from './call-facts.ts';

/** How much of this call is the owner's own: his microphone, or a caller who has his number, confirmed by him on the Desk or not. */
export type OwnersPart = 'microphone' | 'phone_confirmed' | 'phone_unconfirmed' | 'none';

export function ownersPart(plan: Pick<CallPlan, 'line' | 'direction' | 'peer'>, isOwnerNumber: (number: string | null) => boolean, confirmed: boolean): OwnersPart {
  if (plan.line === 'assistant') return 'microphone';
  if (plan.direction !== 'inbound' || !isOwnerNumber(plan.peer.number)) return 'none';
  return confirmed ? 'phone_confirmed' : 'phone_unconfirmed';
}

/** Who asks for a tool on this call. Words never make anybody the owner; the leg does. */
export function actorOf(plan: Pick<CallPlan, 'direction' | 'peer' | 'brief'>, part: OwnersPart, tool: string): Actor {
  switch (part) {
    case 'microphone': return { kind: 'godfather', leg: 'desktop', authenticated: true };
    case 'phone_confirmed': return { kind: 'godfather', leg: 'phone', authenticated: true };
    case 'phone_unconfirmed': return { kind: 'godfather', leg: 'phone', authenticated: false };
    case 'none':
      // The brief is the owner's word for the tools it names; anything else is somebody else's wish.
      if (plan.direction === 'outbound' && plan.brief.mayPropose.includes(tool)) return { kind: 'godfather', leg: 'desktop', authenticated: true };
      return { kind: 'external', phone: plan.peer.number, name: plan.peer.name, direction: plan.direction };
  }
}
