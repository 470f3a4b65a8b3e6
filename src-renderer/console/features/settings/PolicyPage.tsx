import { GodfatherGroup } from './GodfatherGroup.tsx';

/** Who may decide. What each tool may do, by who asks, is a group of its own and stands under it. */
export function PolicyPage() {
  return <><GodfatherGroup /></>;
}
