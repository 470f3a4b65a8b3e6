import type { ToolOutcome, ToolScene } from './tool.ts';

/** What leaves the computer elsewhere is kept here on the practice line; on other lines it needs an account, which is named. */
export function keptOrMissing(scene: ToolScene, thing: string, missing: string): Promise<ToolOutcome> {
  return Promise.resolve(scene.line === 'practice'
    ? { status: 'done', words: `Practice: ${thing} was kept here; nothing left this computer.` }
    : { status: 'failed', words: missing });
}
