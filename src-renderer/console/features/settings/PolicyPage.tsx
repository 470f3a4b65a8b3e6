import { GodfatherGroup } from './GodfatherGroup.tsx';
import { Group } from './Group.tsx';
import { GuardsGroup } from './GuardsGroup.tsx';

/** Who may decide, and what no decision lifts. */
export function PolicyPage() {
  return <><GodfatherGroup /><Group title="Guards" note="what no approval lifts"><GuardsGroup /></Group></>;
}
