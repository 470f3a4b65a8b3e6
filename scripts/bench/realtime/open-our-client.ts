import { createRandomIds } from '../../../src-main/adapters/ids.ts';
import type { Clock } from '../../../src-main/core/ports/clock.ts';
import type { Sockets } from '../../../src-main/core/ports/sockets.ts';
import { createRealtimeSession } from '../../../src-main/core/realtime/create-realtime-session.ts';
import { defaultRealtimeSettings } from '../../../src-main/core/realtime/realtime-settings.ts';
import type { VoiceOut } from '../../../src-main/core/realtime/session-api.ts';
import { silentLogger } from '../../realtime/silent-logger.ts';
import { benchSettings, type BenchClient } from './bench-client.ts';

/** Our session, connected and ready. */
export function openOurClient(deps: { readonly sockets: Sockets; readonly clock: Clock }, url: string, line: VoiceOut): Promise<BenchClient> {
  const { apiKey, model, voice, instructions, tool, toolResult } = benchSettings;
  return new Promise((resolve, reject) => {
    const session = createRealtimeSession(
      { ...deps, logger: silentLogger, ids: createRandomIds() },
      { url, apiKey, model, voice, language: 'en-US', instructions, tools: [{ type: 'function', ...tool }], mcpServers: [], format: 'pcm24k', settings: defaultRealtimeSettings },
      line,
      (event) => {
        if (event.type === 'tool.call') session.sendToolResult(event.id, toolResult, { respond: true });
        if (event.type !== 'state') return;
        if (event.problem !== null) reject(new Error(event.problem.text));
        else if (event.state === 'ready') resolve({ sendAudio: (frame) => session.sendAudio(frame), hold: (on) => session.setHeld(on) });
      },
    );
    session.connect();
  });
}
