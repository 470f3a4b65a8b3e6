import { describe, expect, it } from 'vitest';
import { coreWithFakes, dinnerBrief } from '../../fakes/core-with-fakes.ts';
import { defaultRealtimeSettings } from '../../../src-main/core/realtime/realtime-settings.ts';

const settingsFile = (realtime: object) => ({ 'settings.json': JSON.stringify({ owner: { name: 'Elena', phones: [], email: '' }, realtime }) });
const place = async (app: Awaited<ReturnType<typeof coreWithFakes>>) => {
  const placed = await app.console('call.place', { to: app.practice.scenarios()[0]!.peer.number, name: null, line: 'practice', brief: dinnerBrief });
  if (!placed.ok) throw new Error(placed.error.message);
  return placed.value.callId;
};

describe('settings of calls', () => {
  it('without any, a call has the session’s defaults and the environment’s model', async () => {
    const app = await coreWithFakes();
    await place(app);
    expect(app.sessions[0]?.config).toMatchObject({ model: 'gpt-realtime-2.1', settings: defaultRealtimeSettings });
  });

  it('a call begins with what is set, the model too', async () => {
    const app = await coreWithFakes({ files: settingsFile({ model: 'gpt-realtime-2', speed: 0.8, interruption: 'patient', turnDetection: { type: 'semantic_vad', eagerness: 'high' } }) });
    await place(app);
    expect(app.sessions[0]?.config).toMatchObject({ model: 'gpt-realtime-2', settings: { speed: 0.8, interruption: 'patient', turnDetection: { type: 'semantic_vad', eagerness: 'high' }, output: 'audio', toolChoice: 'auto' } });
  });

  it('a change reaches the calls that are on, not those that are over', async () => {
    const app = await coreWithFakes();
    await place(app);
    const over = await place(app);
    await app.console('call.hangUp', { callId: over });
    await app.clock.run(10_000);
    expect(app.state().calls.find((call) => call.id === over)?.phase).toBe('ended');
    const answer = await app.console('settings.update', { realtime: { ...app.state().settings.realtime, speed: 1.25 } });
    expect(answer).toMatchObject({ ok: true, value: { settings: { realtime: { speed: 1.25 } }, waits: [] } });
    expect(app.sessions[0]?.asked.filter(({ what }) => what === 'update')).toEqual([{ what: 'update', detail: { speed: 1.25 } }]);
    expect(app.sessions[1]?.asked.filter(({ what }) => what === 'update')).toEqual([]);
  });

  it('other settings change no session, and the model waits for the next call', async () => {
    const app = await coreWithFakes();
    await place(app);
    await app.console('settings.update', { theme: 'dark' });
    expect(app.sessions[0]?.asked.filter(({ what }) => what === 'update')).toEqual([]);
    const answer = await app.console('settings.update', { realtime: { ...app.state().settings.realtime, model: 'gpt-realtime-2' } });
    expect(answer).toMatchObject({ ok: true, value: { waits: [{ field: 'model' }] } });
    await place(app);
    expect(app.sessions[1]?.config.model).toBe('gpt-realtime-2');
  });

  it('tells at start and after each change what is to be said, and takes it back', async () => {
    const app = await coreWithFakes({ files: settingsFile({ model: 'gpt-realtime' }) });
    expect(app.state().notices).toMatchObject([{ id: 'realtime.model', place: 'settings' }]);
    await app.console('settings.update', { realtime: { ...app.state().settings.realtime, model: null } });
    expect(app.state().notices).toEqual([]);
  });

  it('offers what has not been switched off, with its price', async () => {
    const { realtime } = (await coreWithFakes()).state();
    expect(realtime.environmentModel).toBe('gpt-realtime-2.1');
    expect(realtime.models.map((model) => model.id)).not.toContain('gpt-4o-realtime-preview');
    expect(realtime.models[0]).toMatchObject({ id: 'gpt-realtime-2.1', ends: null });
    expect(realtime.models[0]?.usdPerMinuteHeard).toBeCloseTo(0.0192, 6);
    expect(realtime.models[0]?.usdPerMinuteSpoken).toBeCloseTo(0.0768, 6);
    expect(realtime.transcriptions.find((model) => model.id === 'gpt-realtime-whisper')).toMatchObject({ streams: true, takesPrompt: false });
  });
});
