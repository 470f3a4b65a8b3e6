/** The outside as environment, read once at start from `.env` and the process environment; the process wins. Null or empty = not set. */
export interface Environment {
  readonly openaiApiKey: string | null;
  /** Model of the text assistant. */
  readonly openaiModel: string;
  readonly openaiBaseUrl: string;
  readonly realtimeUrl: string;
  readonly realtimeModel: string;
  readonly realtimeVoice: string;
  /** E.164. */
  readonly godfatherPhones: readonly string[];
  readonly godfatherEmail: string | null;
  readonly twilio: {
    readonly accountSid: string | null;
    readonly authToken: string | null;
    readonly apiKeySid: string | null;
    readonly apiKeySecret: string | null;
    readonly twimlAppSid: string | null;
    readonly phoneNumber: string | null;
    readonly apiBaseUrl: string;
    readonly signalingUrl: string | null;
  };
  readonly publicBaseUrl: string | null;
  readonly ingressPort: number | null;
  readonly smtpUrl: string | null;
  readonly smtpFrom: string | null;
  readonly caldav: { readonly url: string | null; readonly username: string | null; readonly password: string | null };
  /** Port of the practice server; 0 = any free one. */
  readonly practicePort: number;
  /** Each value that could not be read, and what was used instead. The app opens all the same. */
  readonly problems: readonly EnvironmentProblem[];
}

export interface EnvironmentProblem {
  /** The variable's name, or `.env` with the line. */
  readonly name: string;
  /** What is wrong, without the value. */
  readonly text: string;
}
