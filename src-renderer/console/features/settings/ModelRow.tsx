import { useState } from 'react';
import { CommitBox } from '../../ui/CommitBox.tsx';
import { Row } from './Row.tsx';
import { SelectBox } from '../../ui/SelectBox.tsx';
import { formatMoney } from '../../ui/format/format-money.ts';
import type { RealtimeEditing } from './use-realtime.ts';

const other = 'other';

/** A model of the registry, the environment's, or any other by its id. Thinking that the new one does not take is given back to it. */
export function ModelRow({ editing: { realtime, offer, model, change } }: { readonly editing: RealtimeEditing }) {
  const isOther = realtime.model !== null && !offer.models.some((each) => each.id === realtime.model);
  const [typing, setTyping] = useState(isOther);
  const choose = (id: string | null) => {
    const chosen = offer.models.find((each) => each.id === (id ?? offer.environmentModel));
    const keeps = realtime.reasoning === null || chosen === undefined || chosen.efforts.includes(realtime.reasoning);
    void change({ model: id, ...(keeps ? {} : { reasoning: null }) });
  };
  const price = model === null ? 'Price not known here' : `About ${formatMoney(model.usdPerMinuteHeard)} a minute heard, ${formatMoney(model.usdPerMinuteSpoken)} spoken`;
  return (
    <>
      <Row label="Model" hint={price}>
        {(id) => (
          <SelectBox
            id={id} value={typing || isOther ? other : realtime.model ?? ''}
            options={[
              { value: '', label: `Standard: ${offer.environmentModel}` },
              ...offer.models.map((each) => ({ value: each.id, label: each.ends === null ? each.id : `${each.id}, until ${each.ends}` })),
              { value: other, label: 'Another, by its id' },
            ]}
            onChange={(next) => {
              setTyping(next === other);
              if (next !== other) choose(next === '' ? null : next);
            }}
          />
        )}
      </Row>
      {(typing || isOther) && (
        <Row label="Id of the model">
          {(id) => <CommitBox id={id} value={realtime.model ?? ''} maxLength={128} autoComplete="off" spellCheck={false} problemOf={(text) => (/^[\w.:/-]{1,128}$/.test(text) ? null : 'An id holds letters, digits, dots, colons, slashes and hyphens.')} onCommit={choose} />}
        </Row>
      )}
    </>
  );
}
