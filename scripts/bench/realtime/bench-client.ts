/** One call's Realtime client, whoever made it. */
export interface BenchClient {
  /** 20 ms of PCM16 mono 24 kHz in a buffer of its own. */
  sendAudio(frame: Int16Array<ArrayBuffer>): void;
  /** While on, no sound comes from the line, and the client sends none. */
  hold(on: boolean): void;
}

export const clientNames = ['ours', 'sdk'] as const;
export type ClientName = (typeof clientNames)[number];

/** What both are told. */
export const benchSettings = {
  apiKey: 'sk-bench-loopback-only',
  model: 'gpt-realtime-2.1',
  voice: 'marin',
  instructions: 'You speak for the owner. Be brief.',
  tool: { name: 'find_time', description: 'Finds a free time.', parameters: { type: 'object', properties: { day: { type: 'string' } }, required: ['day'], additionalProperties: false } },
  toolResult: '{"free":"15:30"}',
} as const;
