import { describe, expect, it } from 'vitest';
import { createOutput } from '../../../../src-renderer/console/audio/create-output.ts';

const listed = (ids: readonly string[], any = true) => ({ devices: ids.map((id) => ({ id, label: id })), any, defaultKey: null });

function bench() {
  const sinks: (string | null)[] = [];
  const refuses = new Set<string | null>();
  const output = createOutput({ setSink: (id) => { sinks.push(id); return Promise.resolve(!refuses.has(id)); }, onChange: () => undefined });
  return { output, sinks, refuses };
}

describe('output', () => {
  it('falls back to the system’s when the chosen one goes, and returns with it', () => {
    const { output, sinks } = bench();
    output.choose('usb');
    output.devicesChanged(listed(['usb', 'built-in']));
    output.devicesChanged(listed(['built-in']));
    expect(output.trouble).toBe('gone');
    expect(output.chosenId).toBe('usb');
    output.devicesChanged(listed(['usb', 'built-in']));
    expect(output.trouble).toBeNull();
    expect(sinks).toEqual(['usb', null, 'usb']);
  });

  it('does not insist on a device that refuses until something changes', async () => {
    const { output, sinks, refuses } = bench();
    refuses.add('usb');
    output.devicesChanged(listed(['usb']));
    output.choose('usb');
    await Promise.resolve();
    await Promise.resolve();
    expect(output.trouble).toBe('refused');
    output.devicesChanged(listed(['usb']));
    expect(sinks).toEqual(['usb']);
    refuses.clear();
    output.devicesChanged(listed(['usb', 'other']));
    expect(output.trouble).toBeNull();
    expect(sinks).toEqual(['usb', 'usb']);
  });

  it('says when there is no output at all, and takes an unnamed list for no news', () => {
    const { output } = bench();
    output.choose('usb');
    output.devicesChanged(listed([]));
    expect(output.trouble).toBeNull();
    output.devicesChanged(listed([], false));
    expect(output.trouble).toBe('none');
  });
});
