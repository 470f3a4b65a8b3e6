import type { Environment, EnvironmentProblem } from './environment.ts';
import { createVariableReader, type VariableReader } from './variable-reader.ts';
import { chooseVoice, defaultRealtimeVoice } from '../realtime/voice-registry.ts';
import { defaultRealtimeModel } from '../realtime/model-registry.ts';
import { defaultTextModel, findRetiredRealtimeModel, findRetiredTextModel, isGone, type RetiredModel } from './retired-names.ts';

export const defaultRealtimeUrl = 'wss://api.openai.com/v1/realtime';
export const defaultOpenaiBaseUrl = 'https://api.openai.com/v1';
export const defaultTwilioApiBaseUrl = 'https://api.twilio.com';

/**
 * Reads every variable. A value that cannot be read is named in `problems`, in words that never hold the value, and its default is used:
 * nothing here fails.
 */
export function parseEnvironment(vars: Readonly<Record<string, string | undefined>>): Environment {
  const problems: EnvironmentProblem[] = [];
  const read = createVariableReader(vars, problems);
  const realtimeUrl = readRealtimeUrl(read);
  /** A stand-in may know names that the service has dropped. */
  const isOwnService = realtimeUrl === defaultRealtimeUrl;
  const openaiBaseUrl = plain(read.url('OPENAI_BASE_URL', ['https:', 'http:'], `${defaultOpenaiBaseUrl} is used.`)) ?? defaultOpenaiBaseUrl;

  return {
    openaiApiKey: readKey(read),
    openaiModel: readModel(read, 'OPENAI_MODEL', defaultTextModel, findRetiredTextModel, openaiBaseUrl === defaultOpenaiBaseUrl),
    openaiBaseUrl,
    realtimeUrl,
    realtimeModel: readModel(read, 'OPENAI_REALTIME_MODEL', defaultRealtimeModel, findRetiredRealtimeModel, isOwnService),
    realtimeVoice: readVoice(read, isOwnService),
    godfatherPhones: read.numbers('GODFATHER_PHONE_NUMBERS'),
    godfatherEmail: readEmail(read, 'GODFATHER_EMAIL'),
    twilio: {
      accountSid: read.matching('TWILIO_ACCOUNT_SID', /^AC[0-9a-fA-F]{32}$/, 'an account SID: AC and 32 digits or letters a to f'),
      authToken: read.text('TWILIO_AUTH_TOKEN', 'It is not used.'),
      apiKeySid: read.matching('TWILIO_API_KEY_SID', /^SK[0-9a-fA-F]{32}$/, 'an API key SID: SK and 32 digits or letters a to f'),
      apiKeySecret: read.text('TWILIO_API_KEY_SECRET', 'It is not used.'),
      twimlAppSid: read.matching('TWILIO_TWIML_APP_SID', /^AP[0-9a-fA-F]{32}$/, 'an application SID: AP and 32 digits or letters a to f'),
      phoneNumber: readOneNumber(read, 'TWILIO_PHONE_NUMBER'),
      apiBaseUrl: plain(read.url('TWILIO_API_BASE_URL', ['https:', 'http:'], `${defaultTwilioApiBaseUrl} is used.`)) ?? defaultTwilioApiBaseUrl,
      signalingUrl: plain(read.url('TWILIO_SIGNALING_URL', ['wss:', 'ws:'], 'Twilio’s own address is used.')),
    },
    publicBaseUrl: plain(read.url('PUBLIC_BASE_URL', ['https:', 'http:'], 'Twilio cannot reach this computer.')),
    ingressPort: read.port('INGRESS_PORT', 'Nothing listens for Twilio.'),
    smtpUrl: readSmtpUrl(read),
    smtpFrom: readEmail(read, 'SMTP_FROM'),
    caldav: {
      url: plain(read.url('CALDAV_URL', ['https:', 'http:'], 'No calendar is used.')),
      username: read.text('CALDAV_USERNAME', 'It is not used.'),
      password: read.text('CALDAV_PASSWORD', 'It is not used.'),
    },
    practicePort: read.port('PRACTICE_PORT', 'Any free port is used.') ?? 0,
    problems,
  };
}

/** As text, without a slash at the end. */
function plain(url: URL | null): string | null {
  return url === null ? null : url.href.replace(/\/+$/, '');
}

function readKey(read: VariableReader): string | null {
  const key = read.text('OPENAI_API_KEY', 'It is not used.');
  if (key === null || !/\s/.test(key)) return key;
  read.note('OPENAI_API_KEY', 'Holds a space, which no key has. It is not used. Copy the key again.');
  return null;
}

function readRealtimeUrl(read: VariableReader): string {
  const url = read.url('OPENAI_REALTIME_API_URL', ['wss:', 'ws:'], `${defaultRealtimeUrl} is used.`);
  if (url === null) return defaultRealtimeUrl;
  if (url.searchParams.has('model')) {
    read.note('OPENAI_REALTIME_API_URL', 'Names a model, which is left out: the model comes from OPENAI_REALTIME_MODEL.');
    url.searchParams.delete('model');
  }
  return url.href.replace(/\/+$/, '');
}

/** Retired names are noted with what takes their place; one that the service no longer answers for is replaced, but never for a stand-in. */
function readModel(read: VariableReader, name: string, fallback: string, find: (model: string) => RetiredModel | null, isOwnService: boolean): string {
  const model = read.matching(name, /^[\w.:/-]{1,128}$/, `the name of a model, so ${fallback} is taken instead`);
  if (model === null) return fallback;
  const retired = isOwnService ? find(model) : null;
  if (retired === null) return model;
  const { ends, replacement } = retired;
  if (ends === null) read.note(name, `Names a model that is not made for calls. ${replacement} is used. Write ${replacement}.`);
  else if (isGone(retired)) read.note(name, `Names a model that OpenAI switched off on ${ends}. ${replacement} is used. Write ${replacement}.`);
  else read.note(name, `Names a model that OpenAI switches off on ${ends}. It is used until then. Write ${replacement} before that day.`);
  return isGone(retired) ? replacement : model;
}

function readVoice(read: VariableReader, isOwnService: boolean): string {
  const voice = read.matching('OPENAI_REALTIME_VOICE', /^[\w-]{1,64}$/, `the name of a voice, so ${defaultRealtimeVoice} is taken instead`);
  if (voice === null) return defaultRealtimeVoice;
  if (!isOwnService) return voice;
  const { wire, replaced } = chooseVoice(voice);
  if (!replaced || typeof wire !== 'string') return voice;
  read.note('OPENAI_REALTIME_VOICE', `Names a voice that calls do not have. ${wire} is used. Write ${wire} or another voice for calls.`);
  return wire;
}

function readOneNumber(read: VariableReader, name: string): string | null {
  const numbers = read.numbers(name);
  if (numbers.length > 1) read.note(name, 'Holds more than one number. The first is used. Leave one.');
  return numbers[0] ?? null;
}

/** `name@host`, or `Name <name@host>`. */
function readEmail(read: VariableReader, name: string): string | null {
  return read.matching(name, /^(?:[^<>@]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@,]+@[^\s<>@,]+)$/, 'an e-mail address');
}

/** User name and password belong in this URL; it is never shown. */
function readSmtpUrl(read: VariableReader): string | null {
  const text = read.text('SMTP_URL', 'No e-mail is sent.');
  if (text === null) return null;
  if (URL.canParse(text)) {
    const url = new URL(text);
    if ((url.protocol === 'smtp:' || url.protocol === 'smtps:') && url.hostname !== '') return text;
  }
  read.note('SMTP_URL', 'Is not an SMTP address. No e-mail is sent. Write smtps://user:password@host:465, with special characters as %XX.');
  return null;
}
