/** Hides card numbers and spoken codes in what is kept for the audit. Phone numbers stay: they say who was reached. */
export function redactDigits(text: string): string {
  return text
    .replace(/(?<![\d+])\d(?:[ -]?\d){12,18}(?!\d)/g, (digits) => (isCard(digits.replace(/\D/g, '')) ? '[card number]' : digits))
    .replace(/\b(code|pin|passcode|cvv|cvc|password)(\s+(?:is|was)?\s*:?\s*)\d{3,8}\b/gi, '$1$2[digits]');
}

/** Luhn's check sum. */
function isCard(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const value = Number(digits.charAt(digits.length - 1 - place)) * (place % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
