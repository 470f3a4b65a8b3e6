import type { Surface } from '../../src-shared/contract/surfaces.ts';

/** The app's own scheme. The host part is the surface, so console and Desk are different origins. */
export const scheme = 'consigliere';

export const pageOf = (surface: Surface): string => `${scheme}://${surface}/`;

/** Whether a URL belongs to a surface's origin, by the URL parser: look-alikes, ports and user names are not. */
export function isOwnPage(url: string, surface: Surface): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && parsed.protocol === `${scheme}:` && parsed.hostname === surface && parsed.port === '' && parsed.username === '' && parsed.password === '';
}
