import type { Peaks } from './use-peaks.ts';

const barPx = 2;
/** Bar and gap. */
export const peakStepPx = 4;
/** Of 255; under this a side is quiet: a row of dots. */
const quiet = 4;
const unplayed = 0.36;

/** Draws both sides, one over the other. What was not played yet is faint; `gaps` (shares of the length) are hatched. */
export function drawPeaks(canvas: HTMLCanvasElement, peaks: Peaks, played: number, gaps: readonly { readonly from: number; readonly to: number }[]): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = window.devicePixelRatio;
  const [pixelWidth, pixelHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== pixelWidth || canvas.height !== pixelHeight) Object.assign(canvas, { width: pixelWidth, height: pixelHeight });
  const style = getComputedStyle(canvas);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.lineWidth = barPx;
  context.lineCap = 'round';
  const lane = height / 2;
  for (const [at, side, colour] of [[0, peaks.left, '--c-them'], [1, peaks.right, '--c-ai']] as const) {
    context.strokeStyle = style.getPropertyValue(colour).trim();
    const middle = lane * at + lane / 2;
    for (let bar = 0; bar < side.length; bar += 1) {
      const x = bar * peakStepPx + barPx / 2;
      const peak = side[bar] ?? 0;
      // The square root, as in the live lanes: soft speech is still seen.
      const half = peak < quiet ? 0.4 : Math.max(1.5, (Math.sqrt(peak / 255) * lane * 0.8) / 2);
      context.globalAlpha = (x / width <= played ? 1 : unplayed) * (peak < quiet ? 0.6 : 1);
      context.beginPath();
      context.moveTo(x, middle - half);
      context.lineTo(x, middle + half);
      context.stroke();
    }
  }
  context.globalAlpha = 1;
  context.lineWidth = 1;
  context.strokeStyle = style.getPropertyValue('--c-ink-3').trim();
  for (const { from, to } of gaps) {
    context.save();
    context.beginPath();
    context.rect(from * width, 0, Math.max(2, (to - from) * width), height);
    context.clip();
    for (let x = from * width - height; x < to * width; x += 6) {
      context.beginPath();
      context.moveTo(x, height);
      context.lineTo(x + height, 0);
      context.stroke();
    }
    context.restore();
  }
}
