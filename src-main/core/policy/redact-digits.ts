/** Hides card numbers and spoken codes in what is kept for the audit. Phone numbers stay: they say who was reached. */
export function redactDigits(text: string): string {
  return text
    .replace(/(?<![\d+])\d(?:[ -]?\d){12,}/g, hideCards)
    .replace(/\b(code|pin|passcode|cvv|cvc|password)(\s+(?:is|was)?\s*:?\s*)\d{3,8}\b/gi, '$1$2[digits]');
}

/** A card number stands between other digits too, so every row of whole groups is looked at. */
function hideCards(run: string): string {
  const groups = [...run.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({ start: index, end: index + digits.length }));
  let clean = '';
  let from = 0;
  groups.forEach(({ start }, at) => {
    if (start < from) return;
    // A card has 19 digits at most, so 19 groups.
    const card = groups.slice(at, at + 19).find(({ end }) => {
      const digits = run.slice(start, end).replace(/\D/g, '');
      return digits.length >= 13 && digits.length <= 19 && isCard(digits);
    });
    if (card === undefined) return;
    clean += `${run.slice(from, start)}[card number]`;
    from = card.end;
  });
  return clean + run.slice(from);
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
