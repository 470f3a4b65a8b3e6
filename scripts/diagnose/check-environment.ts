import type { Environment } from '../../src-main/core/settings/environment.ts';
import { defaultRealtimeUrl } from '../../src-main/core/settings/parse-environment.ts';
import { modelWarning } from '../../src-main/core/realtime/model-warning.ts';
import { fine, fromText, type Check } from './check.ts';

type Vars = Readonly<Record<string, string | undefined>>;
const keyName = 'OPENAI_API_KEY';
const urlName = 'OPENAI_REALTIME_API_URL';

/** What the variables say: those that cannot be read, the key, the address, the model. `vars` are those that `environment` was read from. */
export function checkEnvironment(environment: Environment, vars: Vars, nowMs: number): readonly Check[] {
  const isOwnService = new URL(environment.realtimeUrl).host === new URL(defaultRealtimeUrl).host;
  return [...checkVariables(environment), checkKey(environment, isOwnService), checkUrl(environment, vars), checkModel(environment, nowMs, isOwnService)];
}

function checkVariables({ problems }: Environment): readonly Check[] {
  const others = problems.filter(({ name }) => name !== keyName && name !== urlName);
  return others.length === 0 ? [fine('environment', 'Every variable that is set can be read.')] : others.map(({ name, text }) => fromText('environment', 'warn', `${name}: ${text}`));
}

function checkKey({ openaiApiKey: key, problems }: Environment, isOwnService: boolean): Check {
  const problem = problems.find(({ name }) => name === keyName);
  if (problem !== undefined) return fromText('key', 'fail', `${keyName}: ${problem.text}`);
  if (key === null) return { name: 'key', level: 'warn', what: `${keyName} is not set: the practice line works, real speech does not. A key kept in Settings is not looked at here.`, todo: `For real speech, set ${keyName} or paste a key in Settings.` };
  if (isOwnService && !/^sk-[\w-]{20,}$/.test(key)) {
    const odd = key.startsWith('sk-') ? 'is shorter than a key, or holds characters that no key has' : 'does not begin with sk-, as keys do';
    return { name: 'key', level: 'warn', what: `${keyName} is set and ${odd}.`, todo: 'Copy the whole key again.' };
  }
  return fine('key', isOwnService ? `${keyName} is set and looks like a key.` : `${keyName} is set.`);
}

function checkUrl({ realtimeUrl, problems }: Environment, vars: Vars): Check {
  const { protocol, host } = new URL(realtimeUrl);
  const problem = problems.find(({ name }) => name === urlName);
  if (problem === undefined) return fine('url', protocol === 'wss:' ? `The Realtime address is encrypted: ${host}.` : `The Realtime address leads to this computer: ${host}.`);
  // With the default in its place the key would go where nobody wanted it.
  const ignored = realtimeUrl === defaultRealtimeUrl && vars[urlName]?.trim().startsWith(defaultRealtimeUrl) !== true;
  return fromText('url', ignored ? 'fail' : 'warn', `${urlName}: ${problem.text}`);
}

function checkModel({ realtimeModel: model }: Environment, nowMs: number, isOwnService: boolean): Check {
  const warning = modelWarning(model, nowMs);
  if (warning === null) return fine('model', `${model} is known, and its end is not near.`);
  if (!isOwnService && warning.code === 'unknown') return fine('model', `${model} is a model of another service than OpenAI’s; prices are estimates.`);
  return fromText('model', warning.code === 'gone' ? 'fail' : 'warn', warning.text);
}
