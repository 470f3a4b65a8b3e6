import { X } from 'lucide-react';
import { countries as known } from './countries.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { SelectField } from '../../ui/SelectField.tsx';

interface Props { readonly home: string; readonly countries: readonly string[]; readonly onChange: (countries: string[]) => void }

/** Countries that may be called and written to besides the owner's own. */
export function CountriesGuard({ home, countries, onChange }: Props) {
  const names = new Intl.DisplayNames(['en'], { type: 'region' });
  const nameOf = (country: string): string => names.of(country) ?? country;
  const others = known().filter((choice) => choice.value !== home && !countries.includes(choice.value));
  return (
    <section aria-labelledby="guard-countries">
      <h3 className="section-head" id="guard-countries">Countries</h3>
      <ul className="guard-list">
        <li className="guard-row"><span>{nameOf(home)}</span><span className="small ink-3">your own, always allowed</span></li>
        {countries.map((country) => (
          <li className="guard-row" key={country}>
            <span>{nameOf(country)}</span>
            <IconButton label={`Remove ${nameOf(country)}`} size="small" onClick={() => { onChange(countries.filter((each) => each !== country)); }}><X size={16} aria-hidden="true" /></IconButton>
          </li>
        ))}
      </ul>
      <SelectField
        className="guard-narrow" label="Allow another country" value="" options={[{ value: '', label: 'Choose a country' }, ...others]}
        onChange={(country) => { if (country !== '') onChange([...countries, country]); }}
      />
    </section>
  );
}
