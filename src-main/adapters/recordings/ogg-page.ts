/** Ogg (RFC 3533): pages of whole packets, as Opus (RFC 7845) uses them here. */
export interface OggPage {
  /** Bit 1 (2): the stream's first page; bit 2 (4): its last. */
  readonly flags: number;
  /** Samples at 48 kHz up to the end of the last packet in it. */
  readonly granule: number;
  readonly packets: readonly Uint8Array[];
  /** Bytes of the whole page. */
  readonly length: number;
}

export const firstPage = 2;
export const lastPage = 4;
const headerBytes = 27;

/** The checksum of Ogg: polynomial 0x04c11db7, most significant bit first, nothing inverted. */
const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) value = (value << 1) ^ (value & 0x8000_0000 ? 0x04c1_1db7 : 0);
  return value >>> 0;
});

export function oggChecksum(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) crc = ((crc << 8) ^ (crcTable[((crc >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0;
  return crc;
}

/** A page of packets that each end in it; 255 segments at most, which half a second of ours never reaches. */
export function writeOggPage(page: { readonly flags: number; readonly granule: number; readonly serial: number; readonly sequence: number; readonly packets: readonly Uint8Array[] }): Uint8Array {
  const lacing = page.packets.flatMap((packet) => [...Array.from({ length: Math.floor(packet.length / 255) }, () => 255), packet.length % 255]);
  if (lacing.length > 255) throw new RangeError('more than fits into a page');
  const bytes = new Uint8Array(headerBytes + lacing.length + page.packets.reduce((sum, packet) => sum + packet.length, 0));
  const view = new DataView(bytes.buffer);
  bytes.set([0x4f, 0x67, 0x67, 0x53, 0, page.flags]);
  view.setBigUint64(6, BigInt(page.granule), true);
  view.setUint32(14, page.serial, true);
  view.setUint32(18, page.sequence, true);
  bytes[26] = lacing.length;
  bytes.set(lacing, headerBytes);
  let at = headerBytes + lacing.length;
  for (const packet of page.packets) {
    bytes.set(packet, at);
    at += packet.length;
  }
  view.setUint32(22, oggChecksum(bytes), true);
  return bytes;
}

/** The page that begins here; null when there is none, it is cut off, or it is damaged. */
export function readOggPage(bytes: Uint8Array, at: number): OggPage | null {
  const segments = bytes[at + 26];
  if (segments === undefined || bytes[at] !== 0x4f || bytes[at + 1] !== 0x67 || bytes[at + 2] !== 0x67 || bytes[at + 3] !== 0x53) return null;
  const lacing = bytes.subarray(at + headerBytes, at + headerBytes + segments);
  const bodyAt = at + headerBytes + segments;
  const length = headerBytes + segments + lacing.reduce((sum, size) => sum + size, 0);
  if (at + length > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, length);
  // A copy also of a Buffer, whose `slice` is none.
  const unsigned = Uint8Array.from(bytes.subarray(at, at + length)).fill(0, 22, 26);
  if (oggChecksum(unsigned) !== view.getUint32(22, true)) return null;
  const packets: Uint8Array[] = [];
  let [start, size] = [bodyAt, 0];
  for (const part of lacing) {
    size += part;
    if (part === 255) continue;
    packets.push(bytes.slice(start, start + size));
    start += size;
    size = 0;
  }
  return { flags: bytes[at + 5] ?? 0, granule: Number(view.getBigUint64(6, true)), packets, length };
}
