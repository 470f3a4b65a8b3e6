/** US dollars. What costs less than a cent says so; nothing is rounded to free. */
export function formatMoney(usd: number): string {
  if (usd <= 0) return '$0.00';
  return usd < 0.01 ? 'under $0.01' : `$${usd.toFixed(2)}`;
}
