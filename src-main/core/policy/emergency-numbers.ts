/**
 * Numbers of emergency services, as dialled. Never called by the assistant and never offered for approval.
 * 112 and 911 are redirected to the local service in most networks, so they count everywhere.
 */
const everywhere = ['112', '911', '999', '000', '108', '110', '111', '113', '115', '116', '117', '118', '119', '120', '122', '190', '191', '192', '193', '194', '197', '198', '199', '995', '988', '15', '17', '18', '100', '101', '102', '103', '104', '105', '106'];
const codes = new Set(everywhere);

/** True for an emergency code, typed bare or behind a country code (`+1911`). */
export function isEmergencyNumber(typed: string): boolean {
  const digits = typed.replace(/\D/g, '');
  if (codes.has(digits)) return true;
  return typed.trim().startsWith('+') && /^(1(911|988|112)|44(999|112)|\d{2,3}(112|911))$/.test(digits);
}
