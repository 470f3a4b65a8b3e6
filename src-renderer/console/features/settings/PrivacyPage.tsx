import { AuditLogGroup } from './AuditLogGroup.tsx';
import { KeptForGroup } from './KeptForGroup.tsx';
import { KeptGroup } from './KeptGroup.tsx';
import { WhereGroup } from './WhereGroup.tsx';

export function PrivacyPage() {
  return <><KeptGroup /><KeptForGroup /><WhereGroup /><AuditLogGroup /></>;
}
