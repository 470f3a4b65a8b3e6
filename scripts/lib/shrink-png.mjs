import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

/**
 * The same picture with a palette of 256 colours: a third of the size, and screens of flat colour lose nothing that can be seen.
 * @param {Buffer} png 8 bits a channel, RGB or RGBA without transparency, not interlaced: what Chromium writes.
 * @returns {Buffer}
 */
export function shrinkPng(png) {
  const { width, height, channels, pixels } = decode(png);
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += channels) {
    const colour = (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2];
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = choose(counts);
  const nearest = new Map(palette.map((colour, index) => [colour, index]));
  const rows = Buffer.alloc((width + 1) * height); // filter 0 before each row
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += channels) {
      const colour = (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2];
      let index = nearest.get(colour);
      if (index === undefined) nearest.set(colour, index = closest(palette, colour));
      rows[y * (width + 1) + 1 + x] = index;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([signature, chunk('IHDR', head), chunk('PLTE', colours), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

/** The commonest colours first, and none that is almost one already chosen while others are still without a relative. */
function choose(counts) {
  const common = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  for (const apart of [300, 150, 75, 30, 12, 0]) {
    const chosen = [];
    for (const colour of common) {
      if (chosen.length === 256) break;
      if (chosen.length < 24 || chosen.every((other) => distance(other, colour) > apart)) chosen.push(colour);
    }
    if (chosen.length === 256 || apart === 0) return chosen;
  }
}

function closest(palette, colour) {
  let best = 0;
  let bestDistance = Infinity;
  palette.forEach((other, index) => {
    const far = distance(other, colour);
    if (far < bestDistance) [best, bestDistance] = [index, far];
  });
  return best;
}

function distance(a, b) {
  const red = (a >> 16) - (b >> 16);
  const green = ((a >> 8) & 255) - ((b >> 8) & 255);
  const blue = (a & 255) - (b & 255);
  return red * red * 2 + green * green * 4 + blue * blue * 3;
}

function decode(png) {
  const data = [];
  let width = 0;
  let height = 0;
  let channels = 0;
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') [width, height, channels] = [body.readUInt32BE(0), body.readUInt32BE(4), body[9] === 6 ? 4 : 3];
    if (type === 'IDAT') data.push(body);
    at += length + 12;
  }
  const filtered = inflateSync(Buffer.concat(data));
  const stride = width * channels;
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) unfilter(filtered, pixels, { y, stride, channels });
  return { width, height, channels, pixels };
}

/** The five filters of PNG, undone for one row. */
function unfilter(filtered, pixels, { y, stride, channels }) {
  const filter = filtered[y * (stride + 1)];
  for (let x = 0; x < stride; x += 1) {
    const at = y * stride + x;
    const left = x >= channels ? pixels[at - channels] : 0;
    const up = y > 0 ? pixels[at - stride] : 0;
    const corner = x >= channels && y > 0 ? pixels[at - stride - channels] : 0;
    pixels[at] = filtered[y * (stride + 1) + 1 + x] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
  }
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function chunk(type, body) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(body.length, 0);
  out.set(named, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}
