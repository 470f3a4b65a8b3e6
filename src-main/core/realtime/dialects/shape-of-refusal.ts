import type { SessionShape } from './dialect.ts';

/** Settings that only one of the two forms has; a server that does not know them speaks the other. */
const onlyToday: ReadonlySet<string> = new Set(['session.type', 'session.audio', 'session.output_modalities']);
const onlyBeta: ReadonlySet<string> = new Set([
  'session.modalities', 'session.voice', 'session.input_audio_format', 'session.output_audio_format', 'session.input_audio_transcription',
  'session.input_audio_noise_reduction', 'session.turn_detection', 'session.max_response_output_tokens', 'session.speed',
]);

/** Which form of settings a server wants that refused ours; null when the refusal is about something else. */
export function shapeOfRefusal(error: { readonly code: string; readonly message: string; readonly param: string }): SessionShape | null {
  // Compatible servers leave `param` out, or have codes of their own; the words name the setting in quotes.
  const setting = error.param || (/['"`](session\.[\w.]+)['"`]/.exec(error.message)?.[1] ?? '');
  const says = `${error.code} ${error.message.slice(0, 400)}`;
  if (setting === 'session.type' && /missing|required/i.test(says)) return 'ga';
  if (!/unknown|unrecogni|unexpected|unsupported|not supported|not permitted|not allowed|extra/i.test(says)) return null;
  return onlyToday.has(setting) ? 'beta' : onlyBeta.has(setting) ? 'ga' : null;
}
