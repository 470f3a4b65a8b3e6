import { GodfatherGroup } from './GodfatherGroup.tsx';
import { Group } from './Group.tsx';
import { GuardsGroup } from './GuardsGroup.tsx';
import { PolicyGroup } from './PolicyGroup.tsx';

/** Who may decide, what each tool may do, and what no decision lifts. */
export function PolicyPage() {
  return <><GodfatherGroup /><PolicyGroup /><Group title="Guards" note="what no approval lifts"><GuardsGroup /></Group></>;
}
