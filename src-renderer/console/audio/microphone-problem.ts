import type { MicrophoneProblem } from './engine-api.ts';

/** Names of DOMException that getUserMedia gives, by what they mean to a person. */
const codeOfName: Readonly<Record<string, MicrophoneProblem['code']>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

const texts: Readonly<Record<MicrophoneProblem['code'], string>> = {
  denied: 'The microphone is blocked. You cannot be heard on this call. Allow the microphone for Consigliere in the system settings, then try again.',
  none: 'No microphone was found. You cannot be heard on this call. Connect one, or type your words.',
  busy: 'Another program is using the microphone. You cannot be heard on this call. Close that program, then try again.',
  failed: 'The microphone did not start. You cannot be heard on this call. Choose another one in Settings, or type your words.',
};

export function microphoneProblem(code: MicrophoneProblem['code']): MicrophoneProblem {
  return { code, text: texts[code] };
}

/** From whatever getUserMedia threw. */
export function microphoneProblemOf(thrown: unknown): MicrophoneProblem {
  const name = typeof thrown === 'object' && thrown !== null && 'name' in thrown ? String(thrown.name) : '';
  return microphoneProblem(codeOfName[name] ?? 'failed');
}
