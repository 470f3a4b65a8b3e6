/** Channel names of the Electron transport. No zod here: the preload imports this file. */
export const channels = {
  /** renderer → main, invoke: one request envelope, one reply envelope. */
  call: 'consigliere:call',
  /** main → renderer: one push envelope. */
  push: 'consigliere:push',
  /** renderer → main, with one MessagePort: the binary audio lane. */
  audioPort: 'consigliere:audio-port',
} as const;
