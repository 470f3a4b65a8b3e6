import { NumberSetting } from './NumberSetting.tsx';
import type { GuardsView } from '../../../../src-shared/contract/views.ts';

type Caps = GuardsView['caps'];

const rows: readonly { readonly cap: keyof Caps; readonly label: string; readonly min: number; readonly max: number; readonly whole: boolean }[] = [
  { cap: 'usdPerDay', label: 'US dollars in 24 hours', min: 0, max: 10_000, whole: false },
  { cap: 'minutesPerDay', label: 'Minutes in 24 hours', min: 0, max: 100_000, whole: true },
  { cap: 'callsAtOnce', label: 'Calls at once', min: 1, max: 50, whole: true },
  { cap: 'attemptsPerDay', label: 'Calls to one number in 24 hours', min: 1, max: 100, whole: true },
];

/** Beyond one of these no call begins. */
export function CapsGuard({ caps, onChange }: { readonly caps: Caps; readonly onChange: (caps: Caps) => void }) {
  return (
    <section aria-labelledby="guard-caps">
      <h3 className="section-head" id="guard-caps">Limits</h3>
      <div className="guard-pair">
        {rows.map(({ cap, ...row }) => <NumberSetting key={cap} {...row} value={caps[cap]} onSave={(value) => { onChange({ ...caps, [cap]: value }); }} />)}
      </div>
      <p className="small ink-3">When one is reached, no further call begins. Calls that are on go on. The practice line is not counted.</p>
    </section>
  );
}
