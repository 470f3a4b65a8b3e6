/** What is wrong with a typed e-mail address, in words; null when nothing is, or when it is empty. */
export function emailProblem(text: string): string | null {
  const address = text.trim();
  if (address === '') return null;
  if (/[,;\s]/.test(address)) return 'One address only, without spaces.';
  const [local, domain, ...more] = address.split('@');
  if (domain === undefined) return 'An @ is missing. Write it like name@example.com.';
  if (more.length > 0) return 'There is more than one @.';
  if (local === '') return 'The part before @ is missing.';
  return /^[^.@]+(\.[^.@]+)+$/.test(domain) ? null : 'The part after @ is not complete. Write it like name@example.com.';
}
