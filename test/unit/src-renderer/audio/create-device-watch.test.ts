import { describe, expect, it } from 'vitest';
import { createDeviceWatch } from '../../../../src-renderer/console/audio/create-device-watch.ts';
import { createFakeClock } from '../../../fakes/fake-clock.ts';

const info = (deviceId: string): MediaDeviceInfo => ({ kind: 'audioinput', deviceId, label: deviceId, groupId: deviceId, toJSON: () => '' });

function bench() {
  const clock = createFakeClock();
  const media = new EventTarget();
  const told: string[][] = [];
  let list = ['a'];
  let asked = 0;
  let looks = 0;
  let wait: Promise<void> = Promise.resolve();
  const watch = createDeviceWatch({
    media: {
      enumerateDevices: async () => {
        asked += 1;
        const found = list.map(info);
        await wait;
        return found;
      },
      addEventListener: media.addEventListener.bind(media),
    },
    every: clock.every,
    onDevices: ({ inputs }) => told.push(inputs.devices.map(({ id }) => id)),
    onLook: () => { looks += 1; },
  });
  return { watch, media, clock, told, asked: () => asked, looks: () => looks, plug: (ids: string[]) => { list = ids; }, hold: (until: Promise<void>) => { wait = until; } };
}

describe('device watch', () => {
  it('tells the list at every change', async () => {
    const { watch, media, told, plug } = bench();
    await watch.refresh();
    plug(['a', 'b']);
    media.dispatchEvent(new Event('devicechange'));
    await watch.refresh();
    expect(told.at(-1)).toEqual(['a', 'b']);
  });

  it('looks again when a change came during a look-up, and only once for many', async () => {
    const { watch, media, told, plug, hold, asked } = bench();
    let go: () => void = () => undefined;
    hold(new Promise((resolve) => { go = resolve; }));
    const first = watch.refresh();
    plug(['b']);
    for (let change = 0; change < 5; change += 1) media.dispatchEvent(new Event('devicechange'));
    const last = watch.refresh();
    go();
    await Promise.all([first, last]);
    expect(told).toEqual([['a'], ['b']]);
    expect(asked()).toBe(2);
  });

  it('looks twice a second while held, because the event does not always come', async () => {
    const { watch, clock, told, plug, looks } = bench();
    const first = watch.hold();
    const second = watch.hold();
    plug(['a', 'b']);
    await clock.run(1_000);
    expect(told.at(-1)).toEqual(['a', 'b']);
    expect(looks()).toBe(2);
    first();
    first();
    await clock.run(500);
    expect(looks()).toBe(3);
    second();
    expect(clock.pending()).toBe(0);
  });
});
