import { describe, expect, it } from 'vitest';
import { warmForMs } from '../../../src-main/core/realtime/create-warm-sockets.ts';
import { coreWithFakes, dinnerBrief } from '../../fakes/core-with-fakes.ts';
import { createScriptedSockets } from '../../fakes/scripted-socket.ts';

const key = 'sk-stored-91cE';
const start = async (secrets: Readonly<Record<string, string>> = { openai_api_key: key }) => {
  const sockets = createScriptedSockets();
  return { sockets, app: await coreWithFakes({ sockets, secrets }) };
};

describe('a connection kept for the next call', () => {
  it('is not opened unless the owner wants it', async () => {
    const { sockets } = await start();
    expect(sockets.opened).toEqual([]);
  });

  it('is opened with the key and the model of the next call, and closed when it is switched off', async () => {
    const { sockets, app } = await start();
    await app.console('settings.update', { keepConnected: true });
    expect(sockets.opened).toHaveLength(1);
    expect(sockets.latest().url).toMatch(/\?model=gpt-realtime-2\.1$/);
    expect(sockets.latest().headers).toEqual({ Authorization: `Bearer ${key}` });
    await app.console('settings.update', { theme: 'dark' });
    expect(sockets.opened).toHaveLength(1);
    await app.console('settings.update', { keepConnected: false });
    expect(sockets.latest().closedBy()).not.toBeNull();
    expect(JSON.stringify(app.logger.entries)).not.toContain(key);
  });

  it('follows the key: closed when it is removed, opened with the new one', async () => {
    const { sockets, app } = await start();
    await app.console('settings.update', { keepConnected: true });
    await app.console('key.set', { name: 'openai', value: '' });
    expect(sockets.opened).toHaveLength(1);
    expect(sockets.latest().closedBy()).not.toBeNull();
    await app.console('key.set', { name: 'openai', value: 'sk-another-key-17' });
    expect(sockets.opened.map((socket) => socket.headers['Authorization'])).toEqual([`Bearer ${key}`, 'Bearer sk-another-key-17']);
  });

  it('is let go after ten minutes, and opened again after a call', async () => {
    const { sockets, app } = await start();
    await app.console('settings.update', { keepConnected: true });
    app.clock.advance(warmForMs);
    expect(sockets.latest().closedBy()).not.toBeNull();
    const placed = await app.console('call.place', { to: '', name: null, line: 'assistant', brief: dinnerBrief });
    if (!placed.ok) throw new Error(placed.error.message);
    await app.console('call.hangUp', { callId: placed.value.callId });
    app.clock.advance(5_000);
    expect(sockets.opened).toHaveLength(2);
  });
});
