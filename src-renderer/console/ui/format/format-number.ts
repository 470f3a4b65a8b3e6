const twoDigitCodes = /^(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** An E.164 number with spaces for reading: "+1 415 555 0142". For eyes only; numbers are checked by the core. */
export function formatNumber(e164: string): string {
  const digits = /^\+(\d{5,15})$/.exec(e164)?.[1];
  if (digits === undefined) return e164;
  const code = /^[17]/.test(digits) ? digits.slice(0, 1) : twoDigitCodes.test(digits) ? digits.slice(0, 2) : digits.slice(0, 3);
  const rest = digits.slice(code.length);
  if (rest.length === 10) return `+${code} ${rest.slice(0, 3)} ${rest.slice(3, 6)} ${rest.slice(6)}`;
  return `+${code} ${rest.replace(/(\d{3})(?=\d{2,})/g, '$1 ')}`;
}
