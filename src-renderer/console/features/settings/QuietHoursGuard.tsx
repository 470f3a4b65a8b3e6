import { SelectField } from '../../ui/SelectField.tsx';
import type { GuardsView } from '../../../../src-shared/contract/views.ts';
import { hourLabel } from './hour-label.ts';

type Hours = GuardsView['quietHours'];
const choices = (from: number, until: number) => Array.from({ length: until - from + 1 }, (_, index) => ({ value: String(from + index), label: hourLabel(from + index) }));

/** When a call needs no second thought, by the other person's clock. */
export function QuietHoursGuard({ hours, onChange }: { readonly hours: Hours; readonly onChange: (hours: Hours) => void }) {
  return (
    <section aria-labelledby="guard-hours">
      <h3 className="section-head" id="guard-hours">Hours for calls</h3>
      <div className="guard-pair">
        <SelectField label="From" value={String(hours.fromHour)} options={choices(0, hours.untilHour - 1)} onChange={(value) => { onChange({ ...hours, fromHour: Number(value) }); }} />
        <SelectField label="Until" value={String(hours.untilHour)} options={choices(hours.fromHour + 1, 24)} onChange={(value) => { onChange({ ...hours, untilHour: Number(value) }); }} />
      </div>
      <p className="small ink-3">By the clock of the person called. Outside these hours you are asked once more.</p>
    </section>
  );
}
