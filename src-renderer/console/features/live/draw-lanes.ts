import type { LevelSample } from '../../stores/levels-store.ts';

const barPx = 2;
/** Bar and gap; one step is one sample of 100 ms, so 400 px are 10 s. */
const stepPx = 4;
/** Of the lane's height. */
const tallest = 0.72;
/** Under this a side is quiet: a row of faint dots. */
const quiet = 0.015;

/** Draws both lanes, newest at the right edge. `sinceNewestMs` slides them on by whole device pixels between samples. */
export function drawLanes(context: CanvasRenderingContext2D, canvas: HTMLCanvasElement, samples: readonly LevelSample[], { calm, sinceNewestMs }: { readonly calm: boolean; readonly sinceNewestMs: number }): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const laneHeight = height / 2;
  const ratio = window.devicePixelRatio;
  const [pixelWidth, pixelHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== pixelWidth || canvas.height !== pixelHeight) Object.assign(canvas, { width: pixelWidth, height: pixelHeight });
  const style = getComputedStyle(canvas);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.lineWidth = barPx;
  context.lineCap = 'round';
  const sides = [['them', style.getPropertyValue('--c-them')], ['assistant', style.getPropertyValue('--c-ai')]] as const;
  sides.forEach(([side, colour], lane) => {
    const middle = laneHeight * lane + laneHeight / 2;
    context.strokeStyle = context.fillStyle = colour.trim();
    if (calm) drawBar(context, samples.at(-1)?.[side] ?? 0, middle, width);
    else drawWave(context, samples, side, { middle, width, tallestPx: laneHeight * tallest }, Math.round(Math.min(1, sinceNewestMs / 100) * stepPx * ratio) / ratio);
  });
  context.globalAlpha = 1;
}

function drawWave(context: CanvasRenderingContext2D, samples: readonly LevelSample[], side: 'them' | 'assistant', { middle, width, tallestPx }: { readonly middle: number; readonly width: number; readonly tallestPx: number }, shift: number): void {
  const bars = Math.floor(width / stepPx);
  for (let back = 0; back < bars; back += 1) {
    const level = samples.at(-1 - back)?.[side] ?? 0;
    const x = width - barPx / 2 - back * stepPx - shift + stepPx - barPx;
    if (x < barPx / 2 || x > width - barPx / 2) continue;
    const loud = back < samples.length && level >= quiet;
    // The square root of the peak: soft speech is still seen, loud speech still grows.
    const half = loud ? Math.max(1.5, (Math.sqrt(Math.min(1, level)) * tallestPx) / 2) : 0.4;
    context.globalAlpha = loud ? 1 : 0.38;
    context.beginPath();
    context.moveTo(x, middle - half);
    context.lineTo(x, middle + half);
    context.stroke();
  }
}

function drawBar(context: CanvasRenderingContext2D, level: number, middle: number, width: number): void {
  context.globalAlpha = 0.2;
  context.fillRect(0, middle - 2, width, 4);
  context.globalAlpha = 1;
  context.fillRect(0, middle - 2, width * Math.sqrt(Math.min(1, level)), 4);
}
