interface Where {
  readonly host: 'electron' | 'web';
  /** Of the core's computer, as Node names it; the browser of the web host may run elsewhere. */
  readonly platform: string;
  /** On a call it means something else than before one. */
  readonly onCall: boolean;
}

const systemSteps: Readonly<Record<string, string>> = {
  darwin: 'Open System Settings, Privacy & Security, Microphone, and turn on Consigliere. Then check again.',
  win32: 'Open Settings, Privacy & security, Microphone, and let desktop apps use it. Then check again.',
};

/** A blocked microphone: who blocks it, what it means, where to click. No page may open the system's settings itself. */
export function blockedWords({ host, platform, onCall }: Where): string {
  const who = host === 'web' ? 'The browser does not let Consigliere use it.' : 'The system does not let Consigliere use it.';
  const means = onCall ? 'You cannot be heard on this call.' : 'The assistant can still call and you can read along and whisper by text, but you cannot take over or speak yourself.';
  const steps = host === 'web' ? 'Click the icon left of the address, allow the microphone, then check again.' : systemSteps[platform] ?? 'Allow it in the sound or privacy settings of this computer, then check again.';
  return `${who} ${means} ${onCall ? 'Type your words, or allow it. ' : ''}${steps}`;
}
