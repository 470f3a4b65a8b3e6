import type { Fault } from '../fakes/faults/fault.ts';
import type { Strike } from '../fakes/faults/fault-proxy.ts';
import { textOf, type Passed } from '../fakes/faults/passed.ts';

type Moment = Omit<Strike, 'fault'>;

/** True at the nth event that fits. */
function nth(n: number, fits: (passed: Passed) => boolean): (passed: Passed) => boolean {
  let count = 0;
  return (passed) => fits(passed) && (count += 1) === n;
}
const toApp = (type: string) => (passed: Passed): boolean => passed.to === 'app' && passed.type === type;
const asksFor = (tool: string) => (passed: Passed): boolean => toApp('response.function_call_arguments.done')(passed) && textOf(passed, 'name') === tool;
const creates = (type: string | null) => (passed: Passed): boolean => passed.to === 'service' && passed.type === 'conversation.item.create' && (type === null || textOf(passed, 'item', 'type') === type);

const approvalWaits = (): Moment => ({ when: asksFor('send_sms'), strikes: 1_200 });

/** Moments of the errand, by their names in the table. */
export const phases: Readonly<Record<string, (fault: Fault) => readonly Strike[]>> = {
  'connecting': (fault) => [{ fault, when: nth(1, (passed) => passed.to === 'service' && passed.type === 'session.update'), strikes: 'with it' }],
  'assistant speaks': (fault) => [{ fault, when: nth(5, toApp('response.output_audio.delta')), strikes: 0 }],
  // They cut into a sentence of the assistant.
  'they speak': (fault) => [{ fault, when: nth(3, toApp('input_audio_buffer.speech_started')), strikes: 500 }],
  // The tool has run, and what comes of it is lost.
  'tool runs': (fault) => [{ fault, when: nth(1, creates('function_call_output')), strikes: 'with it' }],
  'approval waits': (fault) => [{ fault, ...approvalWaits() }],
  'approved result out': (fault) => [{ fault, when: nth(2, creates('function_call_output')), strikes: 'with it' }],
  // The assistant is muted in mid-sentence, and what the service says meanwhile is on its way.
  'owner mutes': (fault) => [{ fault, when: nth(1, (passed) => passed.to === 'service' && passed.type === 'response.cancel'), strikes: 'with it' }],
  // A first drop while an approval waits; what strikes then strikes as the conversation is told again.
  'replay': (fault) => [{ fault: { kind: 'drop' }, ...approvalWaits() }, { fault, when: (passed) => passed.link === 2 && creates(null)(passed), strikes: 'with it' }],
};
