/** From here on speech is as loud as calls want it, dBFS RMS. */
const goodDb = -35;
/** Below this there is a room and no speaker. */
const quietDb = -50;
const loudDb = -6;

export interface LevelWords {
  readonly word: string;
  /** `−18 dB`; null: there is nothing to measure. */
  readonly figure: string | null;
  readonly tone: 'quiet' | 'attention' | 'danger';
}

/** A microphone's level in words with its figure. `db`: RMS in dBFS; `peak`: 0..1, which clips from 0.98 on. */
export function levelWords(db: number, peak: number): LevelWords {
  if (db < quietDb) return { word: 'Say anything', figure: null, tone: 'quiet' };
  const whole = Math.round(-db);
  const figure = whole === 0 ? '0 dB' : `−${whole} dB`;
  if (db >= loudDb || peak >= 0.98) return { word: 'Too loud', figure, tone: 'danger' };
  return db >= goodDb ? { word: 'Good', figure, tone: 'quiet' } : { word: 'Quiet', figure, tone: 'attention' };
}
