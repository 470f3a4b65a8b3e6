import { OpenAIRealtimeWebSocket, type OpenAIRealtimeWebSocketOptions, RealtimeAgent, RealtimeSession, tool } from '@openai/agents-realtime';
import type { VoiceOut } from '../../../src-main/core/realtime/session-api.ts';
import { defaultRealtimeSettings } from '../../../src-main/core/realtime/realtime-settings.ts';
import { benchSettings, type BenchClient } from './bench-client.ts';

/**
 * The official SDK's session by its documented ways, at its best: the settings ours has, no tracing, sound not kept in the history,
 * and no listener but those without which nobody would hear anything.
 */
export async function openSdkClient(transportOptions: OpenAIRealtimeWebSocketOptions, line: VoiceOut): Promise<BenchClient> {
  const { apiKey, model, voice, instructions, toolResult } = benchSettings;
  const { turnDetection: vad, transcription } = defaultRealtimeSettings;
  if (vad.type !== 'server_vad' || transcription === null) throw new Error('Both are to be told the same, and the SDK is told server VAD and a transcription');
  const format = { type: 'audio/pcm', rate: 24_000 } as const;
  const transport = new OpenAIRealtimeWebSocket(transportOptions);
  const agent = new RealtimeAgent({ name: 'bench', instructions, voice, tools: [tool({ ...benchSettings.tool, parameters: { ...benchSettings.tool.parameters, required: ['day'] }, strict: true, execute: () => toolResult })] });
  const session = new RealtimeSession(agent, {
    transport,
    model,
    tracingDisabled: true,
    historyStoreAudio: false,
    config: {
      outputModalities: ['audio'],
      audio: {
        input: {
          format,
          transcription: { model: transcription.model, language: 'en' },
          noiseReduction: { type: 'near_field' },
          turnDetection: { type: 'server_vad', threshold: vad.threshold, prefixPaddingMs: vad.prefixPaddingMs, silenceDurationMs: vad.silenceDurationMs, createResponse: true, interruptResponse: true },
        },
        output: { format, voice },
      },
    },
  });
  session.on('audio', (event) => line.play(new Int16Array(event.data)));
  session.on('audio_interrupted', () => line.clear());
  session.on('error', ({ error }) => {
    throw new Error(`The SDK reports ${JSON.stringify(error)}`);
  });
  await session.connect({ apiKey });
  return { sendAudio: (frame) => session.sendAudio(frame.buffer), hold: () => undefined };
}
