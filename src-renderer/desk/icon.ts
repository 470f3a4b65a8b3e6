import { iconPaths, type IconName } from './icon-paths.ts';

const svg = 'http://www.w3.org/2000/svg';

/** Decoration: always hidden from assistive technology; the words beside it say the same. */
export function icon(name: IconName, className = ''): SVGSVGElement {
  const drawing = document.createElementNS(svg, 'svg');
  drawing.setAttribute('viewBox', '0 0 24 24');
  drawing.setAttribute('class', `icon ${className}`.trim());
  drawing.setAttribute('aria-hidden', 'true');
  for (const d of iconPaths[name]) {
    const path = document.createElementNS(svg, 'path');
    path.setAttribute('d', d);
    drawing.append(path);
  }
  return drawing;
}
