import type { SessionChange, SessionConfig } from './session-api.ts';

/** The config with a change laid over it. */
export function changeConfig(config: SessionConfig, change: SessionChange): SessionConfig {
  const { voice = config.voice, language = config.language, instructions = config.instructions, tools = config.tools, mcpServers = config.mcpServers, ...settings } = change;
  return { ...config, voice, language, instructions, tools, mcpServers, settings: { ...config.settings, ...settings } };
}
