import { Plus, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';

/** Facts it may use; nothing else is shared. Return adds one and stays for the next. */
export function Facts({ facts, onChange }: { readonly facts: readonly string[]; readonly onChange: (facts: string[]) => void }) {
  const [adding, setAdding] = useState(false);
  const [text, setText] = useState('');
  const addButton = useRef<HTMLButtonElement>(null);

  const add = () => {
    const fact = text.trim();
    if (fact !== '') onChange([...facts, fact]);
    setText('');
    return fact !== '';
  };
  const leave = () => {
    setAdding(false);
    requestAnimationFrame(() => { addButton.current?.focus(); });
  };

  return (
    <fieldset>
      <legend className="field-label brief-label">Facts it may use</legend>
      <ul>
        {facts.map((fact, at) => (
          <li key={`${at} ${fact}`} className="brief-row">
            <span className="fill brief-fact">{fact}</span>
            <IconButton label={`Remove “${fact}”`} size="tiny" onClick={() => { onChange(facts.filter((_, index) => index !== at)); }}><X size={16} aria-hidden="true" /></IconButton>
          </li>
        ))}
        <li className="brief-row">
          {adding ? (
            <div className="field-box brief-add">
              <input
                autoFocus aria-label="New fact" maxLength={500} value={text} onChange={(event) => { setText(event.target.value); }} onBlur={() => { add(); setAdding(false); }}
                onKeyDown={(event) => {
                  if (event.ctrlKey || event.metaKey) return;
                  if (event.key === 'Enter') { event.preventDefault(); if (!add()) leave(); }
                  if (event.key === 'Escape') { setText(''); leave(); }
                }}
              />
            </div>
          ) : facts.length < 50 && <Button kind="ghost" size="small" className="brief-add-button" ref={addButton} onClick={() => { setAdding(true); }}><Plus size={16} aria-hidden="true" />Add a fact</Button>}
        </li>
      </ul>
      <p className="field-hint brief-hint">Nothing else from your contacts, mail or calendar is shared.</p>
    </fieldset>
  );
}
