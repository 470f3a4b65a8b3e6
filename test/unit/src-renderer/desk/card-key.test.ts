import { describe, expect, it } from 'vitest';
import { cardKey, type CardMode, type KeyPlace, type KeyPress } from '../../../../src-renderer/desk/card-key.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, repeat: false, ...more });
const place = (mode: CardMode, more: Partial<KeyPlace> = {}): KeyPlace => ({ mode, inCard: true, inField: false, ...more });
const modes: readonly CardMode[] = ['review', 'edit', 'deny'];

describe('keys of the card', () => {
  it('approves by chord inside the card only, also from a field, never held down, never while denying', () => {
    for (const chord of [{ ctrlKey: true }, { metaKey: true }]) {
      expect(cardKey(press('Enter', chord), place('review'))).toBe('approve');
      expect(cardKey(press('Enter', chord), place('edit', { inField: true }))).toBe('approve');
      expect(cardKey(press('Enter', chord), place('review', { inCard: false }))).toBeNull();
      expect(cardKey(press('Enter', { ...chord, repeat: true }), place('review'))).toBeNull();
      expect(cardKey(press('Enter', chord), place('deny', { inField: true }))).toBeNull();
    }
  });

  it('never approves by any single key', () => {
    const keys = ['Enter', ' ', 'a', 'A', 'y', 'Y', 'Escape', 'Tab', 'e', 'd', 'D', 'F6'];
    for (const mode of modes) for (const key of keys) for (const inField of [false, true]) expect(cardKey(press(key), place(mode, { inField }))).not.toBe('approve');
  });

  it('reads single letters in the card and outside fields', () => {
    expect(cardKey(press('e'), place('review'))).toBe('edit');
    expect(cardKey(press('d'), place('review'))).toBe('deny');
    expect(cardKey(press('D', { shiftKey: true }), place('review'))).toBe('denyWithReason');
    for (const key of ['e', 'd', 'D']) {
      expect(cardKey(press(key), place('review', { inCard: false }))).toBeNull();
      expect(cardKey(press(key), place('edit', { inField: true }))).toBeNull();
      expect(cardKey(press(key), place('deny'))).toBeNull();
      expect(cardKey(press(key, { ctrlKey: true }), place('review'))).toBeNull();
    }
  });

  it('leaves by Esc one step at a time and decides nothing by it', () => {
    expect(modes.map((mode) => cardKey(press('Escape'), place(mode, { inField: true })))).toEqual(['toConsole', 'leaveEdit', 'leaveDeny']);
  });

  it('denies by Return in the reason only', () => {
    expect(cardKey(press('Enter'), place('deny', { inField: true }))).toBe('deny');
    expect(cardKey(press('Enter'), place('deny'))).toBeNull();
    expect(cardKey(press('Enter'), place('edit', { inField: true }))).toBeNull();
  });
});
