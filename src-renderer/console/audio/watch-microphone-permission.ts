/** Tells now, and at every change, whether the browser has blocked the microphone. Says nothing where the browser cannot be asked. */
export async function watchMicrophonePermission(onBlocked: (blocked: boolean) => void): Promise<void> {
  try {
    const status = await navigator.permissions.query({ name: 'microphone' });
    const tell = (): void => onBlocked(status.state === 'denied');
    status.addEventListener('change', tell);
    tell();
  } catch {
    // Not every browser knows the name; then the first use tells.
  }
}
