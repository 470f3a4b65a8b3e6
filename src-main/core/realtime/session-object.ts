import type { RealtimeSettings, Truncation } from './realtime-settings.ts';
import type { McpServer, SessionConfig } from './session-api.ts';
import { chooseVoice } from './voice-registry.ts';

type Json = Readonly<Record<string, unknown>>;

const wireFormats = { pcm24k: { type: 'audio/pcm', rate: 24_000 }, pcmu: { type: 'audio/pcmu' }, pcma: { type: 'audio/pcma' } } as const;

/**
 * The `session` of `session.update`, whole, in the GA shape. `respond`: the service may answer speech by itself. `hasSpoken`: the voice
 * is left out, because the service refuses any change of it once the assistant was heard. `before`: what it was told last; what is switched
 * off since then is sent as null, because a key that is absent changes nothing.
 */
export function sessionObject(config: SessionConfig, respond: boolean, hasSpoken: boolean, before: SessionConfig | null = null): Json {
  const { settings } = config;
  return {
    type: 'realtime',
    output_modalities: [settings.output],
    instructions: config.instructions,
    tools: [...config.tools.map(({ name, description, parameters }) => ({ type: 'function', name, description, parameters })), ...config.mcpServers.map(mcpTool)],
    tool_choice: settings.toolChoice,
    ...(settings.parallelToolCalls === null ? {} : { parallel_tool_calls: settings.parallelToolCalls }),
    ...(settings.reasoning === null ? {} : { reasoning: { effort: settings.reasoning } }),
    max_output_tokens: settings.maxOutputTokens ?? 'inf',
    truncation: truncationObject(settings.truncation),
    // Tracing cannot be changed once it is on, so that its absence is left unsaid.
    ...(settings.tracing ? { tracing: 'auto' } : {}),
    audio: {
      input: {
        format: wireFormats[config.format],
        ...(settings.transcription === null ? (before?.settings.transcription ? { transcription: null } : {}) : { transcription: transcriptionObject(settings.transcription, config.language) }),
        ...(settings.noiseReduction === null ? (before?.settings.noiseReduction ? { noise_reduction: null } : {}) : { noise_reduction: { type: settings.noiseReduction } }),
        turn_detection: turnDetectionObject(settings, respond),
      },
      output: { format: wireFormats[config.format], speed: settings.speed, ...(hasSpoken ? {} : { voice: chooseVoice(config.voice).wire }) },
    },
  };
}

/** Null: we say when a turn ends. `interrupt_response` is ours too when a cough shall not stop the assistant. */
export function turnDetectionObject(settings: RealtimeSettings, respond: boolean): Json | null {
  const vad = settings.turnDetection;
  const ours = settings.interruption === 'patient';
  const who = { create_response: respond && !ours, interrupt_response: !ours };
  switch (vad.type) {
    case 'server_vad':
      return {
        type: vad.type, threshold: vad.threshold, prefix_padding_ms: Math.round(vad.prefixPaddingMs), silence_duration_ms: Math.round(vad.silenceDurationMs),
        ...(vad.idleTimeoutMs === null ? {} : { idle_timeout_ms: Math.round(vad.idleTimeoutMs) }), ...who,
      };
    case 'semantic_vad':
      return { type: vad.type, eagerness: vad.eagerness, ...who };
    case 'manual':
      return null;
  }
}

function truncationObject(truncation: Truncation): string | Json {
  if (truncation.type !== 'retention_ratio') return truncation.type;
  const { retentionRatio, postInstructionsTokens } = truncation;
  return { type: 'retention_ratio', retention_ratio: retentionRatio, ...(postInstructionsTokens === null ? {} : { token_limits: { post_instructions: postInstructionsTokens } }) };
}

function transcriptionObject(transcription: { readonly model: string; readonly prompt: string }, language: string): Json {
  // The transcription takes a bare language (`en`), the rest of the app speaks BCP 47 (`en-US`).
  const bare = language.split('-')[0]?.toLowerCase() ?? '';
  return { model: transcription.model, ...(/^[a-z]{2,3}$/.test(bare) ? { language: bare } : {}), ...(transcription.prompt === '' ? {} : { prompt: transcription.prompt }) };
}

/** Without `require_approval: always` the service would run these tools and our policy would never see them. */
function mcpTool(server: McpServer): Json {
  return {
    type: 'mcp', server_label: server.label, require_approval: 'always',
    ...(server.serverUrl === null ? {} : { server_url: server.serverUrl }),
    ...(server.connectorId === null ? {} : { connector_id: server.connectorId }),
    ...(server.authorization === null ? {} : { authorization: server.authorization }),
    ...(Object.keys(server.headers).length === 0 ? {} : { headers: server.headers }),
    ...(server.allowedTools === null ? {} : { allowed_tools: server.allowedTools }),
  };
}
