import { describe, expect, it } from 'vitest';
import { microphoneProblem, microphoneProblemOf } from '../../../../src-renderer/console/audio/microphone-problem.ts';

describe('microphone problem', () => {
  it.each([['NotAllowedError', 'denied'], ['NotFoundError', 'none'], ['NotReadableError', 'busy'], ['OverconstrainedError', 'none'], ['NoSuchError', 'failed']])('%s means %s', (name, code) => {
    expect(microphoneProblemOf(new DOMException('', name)).code).toBe(code);
  });

  it.each(['denied', 'none', 'busy', 'failed'] as const)('%s is told in three sentences: what, what it means, what to do', (code) => {
    expect(microphoneProblem(code).text.match(/\.(?= |$)/g)).toHaveLength(3);
  });
});
