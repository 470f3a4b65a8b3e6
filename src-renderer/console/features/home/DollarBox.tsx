import { useState } from 'react';

/** An amount of dollars and cents. What is no amount yet stays as typed and changes nothing; leaving the field shows what counts. */
export function DollarBox({ usd, onChange }: { readonly usd: number; readonly onChange: (usd: number) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <span className="field-box brief-minutes num">
      $<input
        inputMode="decimal" aria-label="Dollars" maxLength={7} value={typed ?? usd.toFixed(2)} onBlur={() => { setTyped(null); }}
        onChange={({ target: { value } }) => {
          setTyped(value);
          const amount = /^\d{0,4}([.,]\d{0,2})?$/.test(value.trim()) ? Number(value.trim().replace(',', '.')) : NaN;
          if (amount >= 0.01 && amount <= 1000) onChange(amount);
        }}
      />
    </span>
  );
}
