import type { InputOf } from '../../src-shared/contract/methods.ts';
import { dinnerBrief, type CoreWithFakes } from './core-with-fakes.ts';
import { restaurant } from './fake-practice.ts';

export const sms = { to: '+14155550164', body: 'Dinner is at 8:00 pm, 212 Shore Road. Under Marchetti.' };
export const settle = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

/** A call on the practice line, answered, with their greeting said. */
export async function connectedCall(app: CoreWithFakes, brief: InputOf<'call.place'>['brief'] = dinnerBrief) {
  const placed = await app.console('call.place', { to: restaurant.peer.number, name: null, line: 'practice', brief });
  if (!placed.ok) throw new Error(placed.error.message);
  const { callId } = placed.value;
  const session = app.sessions.at(-1)!;
  const leg = app.practice.legs.at(-1)!;
  session.ready();
  leg.events.onRinging();
  leg.events.onAnswered();
  session.theySay('t1', 'Harbor & Pine, good evening. We moved to 212 Shore Road.');
  return { callId, session, leg, call: () => app.state().calls.find((call) => call.id === callId)!, lines: () => app.state().transcripts[callId]! };
}
/** The same, with a text that waits for approval. */
export async function askedCall(app: CoreWithFakes) {
  const on = await connectedCall(app);
  on.session.assistantSays('a1', 'Good. Let me confirm that, one moment.');
  on.session.callTool('tool1', 'send_sms', sms);
  return { ...on, approval: () => app.deskState().approvals[0]! };
}
