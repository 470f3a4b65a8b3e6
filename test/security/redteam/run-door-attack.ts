import type { DoorAttack, DoorStep, Says } from './door-attack.ts';
import type { Outcome } from './run-attack.ts';
import type { Observed } from './observe.ts';
import { ask, deskTicket, outcome, signIn, socket } from '../../fakes/web-client.ts';
import { askedCall, settle } from '../../fakes/connected-call.ts';
import { channels } from '../../../src-shared/contract/channels.ts';
import { contractVersion } from '../../../src-shared/contract/version.ts';
import { coreWithFakes } from '../../fakes/core-with-fakes.ts';
import { createContractServer } from '../../../src-main/contract-server/create-contract-server.ts';
import { createCountingIds } from '../../fakes/counting-ids.ts';
import { createElectronTransport, type ElectronTransportDeps } from '../../../src-main/host-electron/electron-transport.ts';
import { FakeContents, FakeIpcMain } from '../../fakes/fake-electron.ts';
import { observe } from './observe.ts';
import { webHostAround } from '../../fakes/web-host-around.ts';
import type { SurfaceContents } from '../../../src-main/host-electron/surface-connection.ts';
import type { WebSocket } from 'ws';

const documentId = '00000000-0000-4000-8000-000000000000';
const approve: Says = { method: 'approval.approve', input: { approvalId: '$id', hash: '$hash' } };

/** Drives one attack against both shipped hosts around the real core, on which a text waits for the owner. What comes in approves it: then it ran, and that is the harm. */
export async function runDoorAttack(attack: DoorAttack): Promise<Outcome> {
  const app = await coreWithFakes({ ids: createCountingIds() });
  const { approval } = await askedCall(app);
  const parts = { service: app.core, clock: app.clock, logger: app.logger };
  const before = await webHostAround(parts);
  const oldCookie = await signIn(before.port, before.launchUrl);
  const oldTicket = await deskTicket(before.port, oldCookie);
  await before.stop();
  const { port, launchUrl } = await webHostAround(parts);
  const cookie = await signIn(port, launchUrl);
  const words: Readonly<Record<string, string>> = {
    $port: String(port), $cookie: cookie, $value: valueOf(cookie), $oldValue: valueOf(oldCookie), $oldTicket: oldTicket, $ticket: await deskTicket(port, cookie), $launch: launchUrl.split('#launch=')[1] ?? '', $id: approval().id, $hash: approval().hash,
  };
  const fill = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll(/\$\w+/g, (word) => words[word] ?? word)) as T;
  const message = (says: Says = approve) => fill({ v: contractVersion, id: 'r', method: says.method, input: says.input, ...says.envelope });

  const ipcMain = new FakeIpcMain();
  const transport = createElectronTransport({ ...parts, ipcMain: ipcMain as unknown as ElectronTransportDeps['ipcMain'], server: createContractServer(app.core, { ...parts, ids: createCountingIds() }) });

  const answerTo = async (step: Exclude<DoorStep, { advanceMs: number }>): Promise<number | string> => {
    if ('http' in step) return (await ask(port, fill({ target: step.http, method: step.method ?? 'GET', headers: step.headers, ...(step.body === undefined ? {} : { body: step.body }) }))).status;
    if ('ipc' in step) {
      const contents = new FakeContents(ipcMain, step.page);
      if (step.ipc !== 'unknown') transport.add(step.ipc, contents as unknown as SurfaceContents, () => {});
      const from = step.frame === true ? contents.addFrame(step.page) : contents.document;
      return codeOf(await from.ipcRenderer.invoke(channels.call, message(step.says)) as Reply);
    }
    const { socket: host, path = `/ws?doc=${documentId}`, origin = '', cookie: sent = '', protocols = [] } = fill(step);
    const of = socket(port, { host: host === 'console' || host === 'desk' ? `${host}.localhost` : host, path, origin, cookie: sent, protocols });
    const came = await outcome(of);
    const answer = came === 'open' ? await replyOn(of, message(step.says)) : came;
    of.terminate();
    return answer;
  };

  const opened: Observed[] = [];
  const missed: string[] = [];
  for (const step of attack.steps) {
    if ('advanceMs' in step) {
      app.clock.advance(step.advanceMs);
      continue;
    }
    const answer = await answerTo(step);
    await settle();
    if (answer === step.answer) continue;
    const letIn = answer === 'ok' || (typeof answer === 'number' ? answer < 300 : typeof step.answer === 'number');
    if (letIn) opened.push({ harm: 'door opened', what: `answered with ${answer}, not ${step.answer}` });
    else missed.push(`answered with ${answer}, not ${step.answer}`);
  }
  return { harms: [...opened, ...observe(app, { lawful: [], secrets: [], ownerMayBeAsked: true, strangersLeg: false, legs: 1, told: [], rulesFrom: [] })], missed };
}

interface Reply { readonly kind?: string; readonly ok: boolean; readonly error?: { readonly code: string } }
const codeOf = (reply: Reply): string => (reply.ok ? 'ok' : reply.error?.code ?? 'none');
const valueOf = (cookie: string): string => cookie.split('=')[1] ?? '';

function replyOn(of: WebSocket, message: unknown): Promise<string> {
  return new Promise((resolve) => {
    of.on('message', (data: Buffer) => {
      const reply = JSON.parse(data.toString()) as Reply;
      if (reply.kind === 'reply') resolve(codeOf(reply));
    });
    of.on('close', (code) => { resolve(`closed ${code}`); });
    of.send(JSON.stringify(message));
  });
}
