import type { IconName } from './icon-paths.ts';

/** Reasons that warn are amber; the others only inform. */
const known: Readonly<Record<string, { readonly icon: IconName; readonly warns: boolean }>> = {
  from_other: { icon: 'warning', warns: true },
  from_tool: { icon: 'warning', warns: true },
  has_link: { icon: 'link', warns: true },
  has_card: { icon: 'warning', warns: true },
  has_secret: { icon: 'warning', warns: true },
  unknown_tool: { icon: 'warning', warns: true },
  no_arguments: { icon: 'warning', warns: true },
  reaches_outside: { icon: 'outward', warns: false },
  speaks_outside: { icon: 'phone', warns: false },
  international: { icon: 'phone', warns: false },
  first_time: { icon: 'clock', warns: false },
  quiet_hours: { icon: 'clock', warns: true },
};

export function reasonIcon(code: string): { readonly icon: IconName; readonly warns: boolean } {
  return known[code] ?? { icon: 'shieldAlert', warns: false };
}
