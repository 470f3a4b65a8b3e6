import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createBrain } from '../../../../../src-main/practice/brain/create-brain.ts';
import type { Brain, MemoryItem, PlanPart } from '../../../../../src-main/practice/brain/memory.ts';
import { stockLines } from '../../../../../src-main/practice/brain/stock-lines.ts';
import { parseScenario } from '../../../../../src-main/practice/scenarios/parse-scenario.ts';
import { disclosure, instructionsFor } from '../../../../fakes/practice/run-call.ts';

const read = (name: string): ReturnType<typeof parseScenario> => parseScenario(readFileSync(new URL(`../../../../../assets/scenarios/${name}.yaml`, import.meta.url), 'utf8'), name);
const restaurant = read('harbor-and-pine');
const chat = read('assistant');
if (!restaurant.ok || restaurant.value.kind !== 'call' || !chat.ok || chat.value.kind !== 'chat') throw new Error('scenarios');
const scenario = restaurant.value;
const chatScenario = chat.value;
const suggested = instructionsFor(scenario.brief.goal, scenario.brief.facts);
const tools = ['send_sms', 'hangup_call', 'take_message', 'make_call'];

let count = 0;
const newBrain = (): Brain => createBrain({ calls: [scenario], chat: chatScenario, nowMs: () => Date.UTC(2026, 10, 21), newCallId: () => `call_${++count}` });
const spoke = (text: string | null): MemoryItem => ({ kind: 'spoke', id: `a${++count}`, text });
const system = (text: string): MemoryItem => ({ kind: 'system', id: `s${++count}`, text });
const typed = (text: string): MemoryItem => ({ kind: 'typed', id: `t${++count}`, text });
const output = (callId: string, value: unknown): MemoryItem => ({ kind: 'output', id: `o${++count}`, callId, output: typeof value === 'string' ? value : JSON.stringify(value) });
function heard(stepId: string | null, spokenId = ++count): MemoryItem {
  const text = scenario.steps.find((step) => step.id === stepId)?.says ?? 'Hello? Are you there?';
  return { kind: 'heard', id: `h${++count}`, heard: { seconds: 2, transcript: text, speechLike: true, parts: [{ text, spoken: { id: spokenId, by: 'person', text, samples: new Int16Array(0), scenarioId: scenario.id, stepId } }] } };
}
const unknown = (seconds: number): MemoryItem => ({ kind: 'heard', id: `u${++count}`, heard: { seconds, transcript: '', parts: [], speechLike: true } });

/** Holds the conversation: plans, finishes every part, remembers what was said. */
function talk(instructions = suggested, withTools: readonly string[] = tools): { memory: MemoryItem[]; turn(...items: MemoryItem[]): string[] } {
  const brain = newBrain();
  const memory: MemoryItem[] = [];
  return {
    memory,
    turn(...items) {
      memory.push(...items);
      return brain.plan({ instructions, tools: withTools, memory }).map((part) => finish(part, memory));
    },
  };
}

function finish(part: PlanPart, memory: MemoryItem[]): string {
  part.done();
  if (part.kind === 'say') memory.push(spoke(part.text));
  else memory.push({ kind: 'called', id: `c${++count}`, callId: part.callId, tool: part.tool, argumentsText: part.argumentsText });
  return part.kind === 'say' ? part.text : `${part.tool} ${part.argumentsText}`;
}

const lastCallId = (memory: readonly MemoryItem[]): string => {
  const call = memory.findLast((item) => item.kind === 'called');
  return call?.kind === 'called' ? call.callId : '';
};

describe('the brain of the practice line', () => {
  it('says the disclosure once, first', () => {
    const call = talk();
    expect(call.turn(heard('greets'))[0]).toMatch(new RegExp(`^${disclosure}`, 'u'));
    expect(call.turn(heard('thanks')).join(' ')).not.toContain(disclosure);
  });

  it('says the disclosure again when the words with it were cut off', () => {
    const call = talk();
    call.turn(heard('greets'));
    call.memory[call.memory.length - 1] = spoke(null);
    expect(call.turn(heard('thanks'))[0]).toMatch(new RegExp(`^${disclosure}`, 'u'));
  });

  it.each([['done', 'I have sent you the text'], ['denied', 'I was not able to send the text just now'], ['refused', 'I was not able to send that text myself'], ['expired', 'not able'], ['failed', 'not able'], ['something else', 'not able']])('speaks of a result that is %s', (status, words) => {
    const call = talk();
    call.turn(heard('greets'));
    const asked = call.turn(heard('offers'));
    expect(asked[0]).toBe('Let me confirm that, one moment.');
    expect(asked[1]).toMatch(/^send_sms \{"to":"\+14155550164"/u);
    expect(call.turn(output(lastCallId(call.memory), { status })).join(' ')).toContain(words);
  });

  it('an unreadable result is never spoken of as done', () => {
    const call = talk();
    call.turn(heard('greets'));
    call.turn(heard('offers'));
    expect(call.turn(output(lastCallId(call.memory), 'ok')).join(' ')).toContain('not able');
  });

  it('while a result waits, talks on without claiming it; then speaks of it', () => {
    const call = talk();
    call.turn(heard('greets'));
    call.turn(heard('offers'));
    const id = lastCallId(call.memory);
    expect(call.turn(heard('waits'))).toEqual([scenario.whileWaiting[0]]);
    expect(call.turn(output(id, { status: 'waiting' }), heard(null))).toEqual([scenario.whileWaiting[1]]);
    expect(call.turn(output(id, { status: 'done' }))[0]).toContain('I have sent you the text');
  });

  it('asked to speak on a silent line, says that it still waits; with nothing to wait for it is silent', () => {
    const call = talk();
    call.turn(heard('greets'));
    expect(call.turn(system('Nobody has spoken for a while. Ask.'))).toEqual([]);
    call.turn(heard('offers'));
    expect(call.turn(system('Nobody has spoken for a while. Ask.'))).toEqual([scenario.whileWaiting[0]]);
  });

  it('an answer that was cancelled before it was generated is given again', () => {
    const brain = newBrain();
    const memory: MemoryItem[] = [heard('greets')];
    brain.plan({ instructions: suggested, tools, memory });
    memory.push(heard(null));
    expect(brain.plan({ instructions: suggested, tools, memory }).map((part) => part.kind === 'say' && part.text)).toEqual([expect.stringContaining('table for four tonight')]);
  });

  it('the second half of an utterance that was split does not repeat the answer', () => {
    const call = talk();
    call.turn(heard('greets', 900));
    expect(call.turn(heard('greets', 900))).toEqual([stockLines.here]);
  });

  it('does not use a tool the session lacks', () => {
    const call = talk(suggested, ['hangup_call']);
    call.turn(heard('greets'));
    expect(call.turn(heard('offers')).join(' ')).toContain('I was not able to send the text just now');
  });

  it('what really ran may be named', () => {
    const changed = { ...scenario, steps: scenario.steps.map((step) => ({ ...step, assistant: step.assistant.map((action) => (action.kind === 'call' && action.outcomes !== null ? { ...action, outcomes: { ...action.outcomes, done: 'I wrote: {ran.body}' } } : action)) })) };
    const brain = createBrain({ calls: [changed], chat: null, nowMs: () => 0, newCallId: () => 'c1' });
    const memory: MemoryItem[] = [heard('offers')];
    for (const part of brain.plan({ instructions: '', tools, memory })) finish(part, memory);
    memory.push(output('c1', { status: 'done', ran: { body: 'At eight.' } }));
    expect(brain.plan({ instructions: '', tools, memory })[0]).toMatchObject({ text: 'I wrote: At eight.' });
  });

  it('acts on a whisper in the next turn: with the scenario’s words, else by folding it in, once', () => {
    const call = talk();
    call.turn(heard('greets'));
    expect(call.turn(system('Whisper from your owner: Ask for the window!'))).toEqual([scenario.whispers[0]?.say]);
    expect(call.turn(system('Whisper from your owner: mention the parking'), heard('waits'))[0]).toBe('I have been asked to say: mention the parking');
    expect(call.turn(heard('waits')).join(' ')).not.toContain('parking');
  });

  it('asks for another goal in the words of the brief', () => {
    expect(talk(instructionsFor('Ask about parking.', [])).turn(heard('greets'))[0]).toBe(`${disclosure} Elena asked me to call you about this. Ask about parking.`);
  });

  it('unknown speech is never given words: the assistant line says so, a call asks again', () => {
    expect(talk('').turn(unknown(2.1))).toEqual(['I heard you speak for 2 seconds. Without a key I cannot understand speech. Type to me instead.']);
    const call = talk();
    call.turn(heard('greets'));
    expect(call.turn(unknown(1))).toEqual([stockLines.notUnderstood]);
  });

  it('speaks first when asked to: the disclosure, and on an incoming call a question', () => {
    expect(talk().turn()).toEqual([disclosure]);
    expect(talk(`${suggested}\nYou answered a call from Unknown caller for your owner.`).turn()).toEqual([`${disclosure} How can I help you?`]);
    expect(talk('').turn()).toEqual([stockLines.hello]);
  });

  describe('that has to ask first', () => {
    const question = 'Is it all right if this call is recorded?';
    const asking = suggested.replace(disclosure, `${disclosure} ${question}`);
    const again = system(`They have not clearly said whether the call may be recorded. End what you say next with this, word for word, and wait for their answer: "${question}"`);

    it('stops behind the question until they say something, and then goes on where it was', () => {
      const call = talk(asking);
      expect(call.turn(heard('greets'))).toEqual([`${disclosure} ${question}`]);
      expect(call.turn(system('Whisper from your owner: the window'))).toEqual([]);
      expect(call.turn({ kind: 'heard', id: 'silence', heard: { seconds: 0, transcript: '', parts: [], speechLike: false } })).toEqual([]);
      expect(call.turn(heard(null))).toEqual([scenario.whispers[0]?.say, expect.stringContaining('table for four tonight')]);
    });

    it('asks again when they did not hear it to the end', () => {
      const call = talk(asking);
      call.turn(heard('greets'));
      call.memory[call.memory.length - 1] = spoke(null);
      expect(call.turn(heard(null), again)).toEqual([`${disclosure} ${question}`]);
      expect(call.turn(heard(null))).toEqual([expect.stringMatching(/^Elena would like .*Do you have one\?$/u)]);
    });

    it('asked to ask again, ends what it says next with the question, does nothing behind it, and goes on after the answer', () => {
      const call = talk(asking);
      call.turn(heard('greets'));
      expect(call.turn(heard(null))).toHaveLength(1);
      expect(call.turn(heard('offers'), again)).toEqual([`Let me confirm that, one moment. ${question}`]);
      expect(call.turn(system('Nobody has spoken for a while. Ask.'))).toEqual([]);
      expect(call.turn(heard(null))).toEqual([expect.stringMatching(/^send_sms /u)]);
    });

    it('of a caller it asks before all else; with nothing to go on with it says thanks', () => {
      const call = talk(`${asking}\nYou answered a call from Unknown caller for your owner.`);
      expect(call.turn()).toEqual([`${disclosure} ${question}`]);
      expect(call.turn(heard(null))).toEqual([stockLines.howCanIHelp]);
      const outbound = talk(asking);
      outbound.turn();
      expect(outbound.turn(heard(null))).toEqual([stockLines.thanks]);
    });

    it('does not wait for a machine', () => {
      const machine = { ...scenario, steps: scenario.steps.map((step) => ({ ...step, beep: step.id === 'greets' })) };
      const memory: MemoryItem[] = [heard('greets'), again];
      const parts = createBrain({ calls: [machine], chat: null, nowMs: () => 0, newCallId: () => 'c1' }).plan({ instructions: asking, tools, memory });
      expect(parts.map((part) => part.kind === 'say' && part.text)).toEqual([expect.stringMatching(/recorded\? Elena would like .*Do you have one\?$/u)]);
    });
  });

  it('asked to say that the call is recorded, begins what it says next with it, once', () => {
    const call = talk();
    call.turn(heard('greets'));
    expect(call.turn(system('They have not heard yet that the call is recorded. Begin what you say next with this, word for word: "This call is recorded."'))).toEqual([]);
    expect(call.turn(heard('offers'))[0]).toBe('This call is recorded. Let me confirm that, one moment.');
    expect(call.turn(heard('waits'))).toEqual([scenario.whileWaiting[0]]);
  });

  it('typed words: known phrases, what follows them, and the rest', () => {
    const line = talk('Your owner is Elena Marchetti.');
    expect(line.turn(typed('hello'))[0]).toContain('Type help');
    expect(line.turn(typed('Please call +1 (415) 555-0164 and ask for a table'))[0]).toBe('make_call {"number":"+14155550164","goal":"and ask for a table"}');
    line.turn(output(lastCallId(line.memory), { status: 'failed' }));
    expect(line.turn(typed('xyzzy'))[0]).toContain('Without a key I follow a script');
  });

  it('takes up a replayed conversation: old words are settled, an open call is spoken of once its result comes', () => {
    const memory: MemoryItem[] = [
      typed(scenario.steps[0]?.says ?? ''), spoke(`${disclosure} Elena would like a table.`), typed(scenario.steps[1]?.says ?? ''), system('Whisper from your owner: old'),
      spoke('Let me confirm that, one moment.'), { kind: 'called', id: 'x', callId: 'old', tool: 'send_sms', argumentsText: '{"body":"Hi"}' },
    ];
    const brain = newBrain();
    expect(brain.plan({ instructions: suggested, tools, memory }).map((part) => part.kind === 'say' && part.text)).toEqual([stockLines.here]);
    memory.push(output('old', { status: 'done' }));
    expect(brain.plan({ instructions: suggested, tools, memory }).map((part) => (part.kind === 'say' ? part.text : '')).join(' ')).toContain('I have sent you the text');
  });
});
