import { execFileSync } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { tempHome } from './temp-home.ts';

/** A disk of this size, or null where this user may not mount one. `readOnly` turns writing off. */
export function tinyDisk(kib: number): { readonly path: string; readOnly(on: boolean): void } | null {
  const path = tempHome();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k,mode=700`, 'consigliere-test', path], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => { execFileSync('umount', ['-l', path], { stdio: 'ignore' }); });
  return { path, readOnly: (on) => { execFileSync('mount', ['-o', `remount,${on ? 'ro' : 'rw'}`, path], { stdio: 'ignore' }); } };
}
