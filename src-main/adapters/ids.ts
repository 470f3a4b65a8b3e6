import { randomBytes } from 'node:crypto';
import type { Ids } from '../core/ports/ids.ts';

/** Digits and small letters without i, l, o, u: no two look alike. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const idBits = 128;

export function createRandomIds(): Ids {
  return { next: (prefix) => `${prefix}_${base32(randomBytes(idBits / 8))}` };
}

/** Five bits a letter; 128 bits are 26 letters. */
function base32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let heldBits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    heldBits += 8;
    while (heldBits >= 5) {
      heldBits -= 5;
      text += alphabet.charAt((held >> heldBits) & 31);
    }
    held &= (1 << heldBits) - 1;
  }
  return heldBits > 0 ? text + alphabet.charAt((held << (5 - heldBits)) & 31) : text;
}
