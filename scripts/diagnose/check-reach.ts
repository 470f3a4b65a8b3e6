import { lookup } from 'node:dns/promises';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { fine, type Check } from './check.ts';

type Stage = 'dns' | 'tcp' | 'tls';

const advice: Readonly<Record<Stage, string>> = {
  dns: 'Check the internet connection and the name in OPENAI_REALTIME_API_URL.',
  tcp: 'Check the firewall, a proxy that must be used, and the port in OPENAI_REALTIME_API_URL.',
  tls: 'Check the clock of this computer, and whether a proxy or a virus scanner opens encrypted connections.',
};
const what: Readonly<Record<Stage, string>> = { dns: 'has no address', tcp: 'does not answer', tls: 'does not prove who it is' };

/** Name, connection and encryption of the address' host, each within `timeoutMs`. */
export async function checkReach(url: string, timeoutMs = 5_000): Promise<Check> {
  const { protocol, host, hostname, port } = new URL(url);
  const bare = hostname.replace(/^\[|\]$/g, '');
  const secure = protocol === 'wss:';
  const target = { host: bare, port: port === '' ? (secure ? 443 : 80) : Number(port) };
  const startMs = performance.now();
  let stage: Stage = 'dns';
  try {
    await within(timeoutMs, lookup(bare));
    stage = 'tcp';
    await opens(timeoutMs, 'connect', () => connectTcp(target));
    stage = 'tls';
    // A bare address has no name to be proven by.
    if (secure) await opens(timeoutMs, 'secureConnect', () => connectTls({ ...target, ...(/[:]|^[\d.]+$/.test(bare) ? {} : { servername: bare }) }));
    return fine('reach', `${host} answers${secure ? ' and proves who it is' : ''} (${Math.round(performance.now() - startMs)} ms).`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { name: 'reach', level: 'fail', what: `${host} ${code === 'ETIMEDOUT' ? `gave no answer within ${timeoutMs / 1000} seconds` : what[stage]} (${stage}). [${code}]`, todo: advice[stage] };
  }
}

const late = (): Error => Object.assign(new Error('late'), { code: 'ETIMEDOUT' });

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(late()), ms);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

/** Opens a connection and closes it again. */
function opens(ms: number, event: 'connect' | 'secureConnect', open: () => ReturnType<typeof connectTcp>): Promise<void> {
  const socket = open();
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  socket.once(event, () => resolve(undefined));
  socket.on('error', reject);
  return within(ms, promise).finally(() => socket.destroy());
}
