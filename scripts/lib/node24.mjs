import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp } from './say.mjs';
import { root } from './root.mjs';

/** The Node that runs everything after the install: this one when it is new enough, else the one among the packages. */
export function node24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const path = join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(path)) return path;
  return giveUp(`This is Node ${process.versions.node}. Consigliere needs Node 24 or newer, and none came with the packages for ${process.platform} ${process.arch}. Install Node 24 and run the command again.`);
}
