import { describe, expect, it } from 'vitest';
import { goalSteps } from '../../../../../src-main/core/calls/goal-steps.ts';
import { outcomeOf, summaryOf, type OutcomeFacts } from '../../../../../src-main/core/calls/outcome.ts';

const facts: OutcomeFacts = { direction: 'outbound', connectedMs: 180_000, endReason: 'hung_up_by_assistant', peerName: 'Harbor & Pine', theirLines: ['Good evening, how can I help?'], actions: [], doneSentences: [] };
const sms = (state: 'done' | 'denied' | 'expired' | 'refused' | 'failed') => ({ tool: 'send_sms', risk: 'HIGH', state, title: 'Text Harbor & Pine' } as const);

describe('outcome and summary', () => {
  it.each<[string, Partial<OutcomeFacts>, string, string]>([
    ['an approved text', { actions: [sms('done')], doneSentences: ['Text sent to Harbor & Pine.'] }, 'goal_met', 'Text sent to Harbor & Pine. 3 minutes.'],
    ['a denied text', { actions: [sms('denied')] }, 'goal_not_met', 'You denied: text Harbor & Pine. 3 minutes.'],
    ['a message', { direction: 'inbound', peerName: 'Dana Price', actions: [{ tool: 'take_message', risk: 'LOW', state: 'done', title: 'x' }], doneSentences: ['Message taken from Dana Price.'], connectedMs: 42_000 }, 'message_taken', 'Message taken from Dana Price. 42 seconds.'],
    ['voicemail', { theirLines: ['You have reached Tomás. Please leave a message after the tone.'], connectedMs: 1_000 }, 'voicemail', 'Reached voicemail. 1 second.'],
    ['a person who refuses', { theirLines: ['Sorry, we do not talk to robots.'], endReason: 'hung_up_by_them' }, 'refused_ai', 'They do not take calls from an AI. 3 minutes.'],
    ['no answer', { connectedMs: null, endReason: 'no_answer' }, 'no_answer', 'Nobody answered.'],
    ['busy', { connectedMs: null, endReason: 'busy' }, 'no_answer', 'The line was busy.'],
    ['no engine', { connectedMs: null, endReason: 'failed_engine' }, 'failed', 'The assistant’s connection failed.'],
    ['hung up early', { endReason: 'hung_up_by_owner' }, 'ended_early', 'You ended the call. 3 minutes.'],
    ['only a talk', {}, 'talked', 'Talked with Harbor & Pine. 3 minutes.'],
  ])('%s', (_, change, outcome, summary) => {
    const all = { ...facts, ...change };
    expect(outcomeOf(all)).toBe(outcome);
    expect(summaryOf(all, outcomeOf(all))).toBe(summary);
  });
});

describe('the goal strip', () => {
  const brief = { goal: 'Book it.', facts: [], limits: { neverAgreesToCost: true, endsAfterMin: null, endsAtUsd: null }, voice: '', language: 'en', mayPropose: [] };
  it('has the goal and a step for each proposal, not for refusals', () => {
    const action = (state: 'waiting' | 'done' | 'refused') => ({ tool: 'send_sms', risk: 'HIGH', state } as const);
    expect(goalSteps(brief, [], null)).toEqual([{ label: 'Goal', state: 'open' }]);
    expect(goalSteps(brief, [action('waiting'), action('refused')], null)).toEqual([{ label: 'Goal', state: 'open' }, { label: 'Confirm in writing', state: 'waiting' }]);
    expect(goalSteps(brief, [action('done')], null).map((step) => step.state)).toEqual(['met', 'met']);
    expect(goalSteps(brief, [], 'ended_early')).toEqual([{ label: 'Goal', state: 'not_met' }]);
    expect(goalSteps({ ...brief, goal: '' }, [], null)).toEqual([]);
  });
});
