/** What the other side is told first, as written on screen. The core says the same sentence. `recorded`: calls are recorded after an announcement. */
export function disclosureWords(ownerName: string, recorded: boolean): string {
  const name = ownerName.trim();
  const hello = name === '' ? 'Hello, this is an AI assistant.' : `Hello, this is ${name}’s AI assistant.`;
  return `“${hello}${recorded ? ' This call is recorded.' : ''}”`;
}
