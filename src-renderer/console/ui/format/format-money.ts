/** US dollars. What costs less than a cent says so; nothing is rounded to free. `estimated`: part of it is not counted by the service yet. */
export function formatMoney(usd: number, estimated = false): string {
  if (usd <= 0) return '$0.00';
  if (usd < 0.01) return 'under $0.01';
  return `${estimated ? 'about ' : ''}$${usd.toFixed(2)}`;
}
