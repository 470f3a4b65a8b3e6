import { describe, expect, it } from 'vitest';
import { classifyClose, classifyError, loggableCode } from '../../../../../src-main/core/realtime/error-classes.ts';
import { problemText } from '../../../../../src-main/core/realtime/problem-text.ts';
import { createRetryPlan } from '../../../../../src-main/core/realtime/retry-plan.ts';

describe('error classes', () => {
  it.each([
    ['response_cancel_not_active', '', 'benign'],
    ['conversation_already_has_active_response', '', 'benign'],
    ['invalid_value', 'Audio content of 900ms is already shorter than 1000ms', 'benign'],
    ['invalid_value', 'Invalid value: blue', 'client_bug'],
    ['unsupported_content_type', '', 'benign'],
    ['input_audio_buffer_commit_empty', '', 'benign'],
    ['unknown_parameter', '', 'client_bug'],
    ['something_new', '', 'client_bug'],
    ['', '', 'client_bug'],
    ['rate_limit_exceeded', '', 'throttle'],
    ['server_error', '', 'passing'],
    ['session_expired', '', 'reconnect'],
    ['invalid_api_key', '', 'fatal'],
    ['insufficient_quota', '', 'fatal'],
    ['__proto__', '', 'client_bug'],
    ['constructor', '', 'client_bug'],
  ])('%s %j is %s', (code, message, expected) => {
    expect(classifyError(code, message)).toBe(expected);
  });

  it('lets only codes of our own into a log', () => {
    expect(loggableCode('sk-live-secret')).toBe('unrecognised');
    expect(loggableCode('server_error')).toBe('server_error');
  });

  it('keeps to itself what a refusal said', () => {
    const failure = classifyClose({ code: 1006, reason: '', httpStatus: 400, body: 'Incorrect key sk-live-secret', cause: null });
    expect(failure).toEqual({ class: 'fatal', code: 'upgrade_refused', retryAfterMs: null });
  });
});

describe('the words of a problem', () => {
  const codes = ['invalid_api_key', 'insufficient_quota', 'billing_hard_limit_reached', 'account_deactivated', 'model_not_found', 'beta_api_shape_disabled', 'forbidden', 'upgrade_refused', 'policy_violation',
    'settings_refused', 'insecure_url', 'bad_url', 'bad_request', 'certificate', 'cannot_connect', 'connection_lost', 'connection_dropped', 'service_down', 'session_expired', 'rate_limit_exceeded', 'answer_failed'];
  it.each(codes)('%s has three parts and no code in it', (code) => {
    const text = problemText(code);
    expect(text).not.toContain('[');
    expect(text.split(/[.;] /).length).toBeGreaterThanOrEqual(3);
    expect(text).toMatch(/\.$/);
    expect(text).not.toMatch(/!|please|oops|successfully/i);
  });

  it('names a code that it has no words for', () => {
    expect(problemText('new_thing')).toMatch(/\[new_thing\]$/);
  });
});

describe('the retry plan', () => {
  it('waits longer each time, honours the limit, gives up, and starts anew after a success', () => {
    const plan = createRetryPlan();
    expect([1, 2, 3, 4, 5].map(() => plan.onDone('passing'))).toEqual([1_000, 2_000, 4_000, 8_000, null]);
    expect(plan.onDone(null)).toBeNull();
    plan.onLimits(7_500);
    expect(plan.onDone('throttle')).toBe(7_500);
    plan.onLimits(3_600_000);
    expect(plan.onDone('throttle')).toBe(20_000);
    expect(plan.onDone('fatal')).toBeNull();
  });
});
