/** "+1 415 555 0142": an E.164 number of the ten-digit kind, spaced for reading. Any other stands as it is. */
export const spaceNumber = (e164: string): string => e164.replace(/^(\+[17])(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3 $4');
