/** m:ss of a moment in a call: the second that has begun, as in the transcript. */
export function callTime(atMs: number): string {
  const seconds = Math.floor(Math.max(0, atMs) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
