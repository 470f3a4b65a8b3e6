import { KeptGroup } from './KeptGroup.tsx';
import { WhereGroup } from './WhereGroup.tsx';

export function PrivacyPage() {
  return <><KeptGroup /><WhereGroup /></>;
}
