import { Grip, Search, X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { Home } from './use-home.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Keypad } from '../../ui/Keypad.tsx';
import { SuggestionRow } from './SuggestionRow.tsx';
import { useServices } from '../../stores/use-services.ts';

/** Search or dial: a combobox. Return takes the marked option; nothing is called from here. */
export function Dial({ home }: { readonly home: Home }) {
  const { draft: drafts } = useServices();
  const { draft, suggestions, numberProblem } = home;
  const [open, setOpen] = useState(draft.text !== '' && !draft.picked);
  const [keypad, setKeypad] = useState(false);
  const [marked, setMarked] = useState(0);
  const area = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const shown = open && suggestions.length > 0;
  const at = Math.min(marked, suggestions.length - 1);

  // A click elsewhere closes, after it has landed: closing moves what is below.
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (event.target instanceof Node && area.current?.contains(event.target) === true) return;
      setKeypad(false);
      if (field.current?.value.trim() === '') setOpen(false);
    };
    document.addEventListener('click', onClick);
    return () => { document.removeEventListener('click', onClick); };
  }, []);

  const type = (text: string) => {
    setMarked(0);
    setOpen(true);
    drafts.dispatch(text === '' ? { type: 'cleared' } : { type: 'typed', text });
  };
  const take = (index: number) => {
    const suggestion = suggestions[index];
    if (suggestion === undefined) return;
    setOpen(false);
    setKeypad(false);
    home.choose(suggestion);
  };

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) setOpen(true);
      else if (suggestions.length > 0) setMarked((at + (event.key === 'ArrowDown' ? 1 : -1) + suggestions.length) % suggestions.length);
    } else if (event.key === 'Enter' && shown) {
      event.preventDefault();
      take(at);
    } else if (event.key === 'Escape') {
      setOpen(false);
      setKeypad(false);
    } else if (event.key === 'Tab' && draft.text.trim() === '') setOpen(false);
  };

  return (
    <div className="dial" ref={area}>
      <label className="hidden-text" htmlFor={id}>Who to call, or what to do</label>
      <div className="field-box dial-box" data-bad={numberProblem !== null || undefined}>
        <Search size={20} strokeWidth={1.75} aria-hidden="true" />
        <input
          id={id} ref={field} data-dial role="combobox" autoComplete="off" spellCheck={false} placeholder="Name, number, or what to do"
          aria-expanded={shown} aria-controls={`${id}-list`} aria-autocomplete="list" aria-activedescendant={shown ? `${id}-${at}` : undefined}
          aria-invalid={numberProblem !== null || undefined} aria-describedby={numberProblem === null ? undefined : `${id}-problem`}
          value={draft.text} onChange={(event) => { type(event.target.value); }} onFocus={() => { setOpen(!draft.picked); }} onClick={() => { setOpen(!draft.picked); }} onKeyDown={onKeyDown}
        />
        {draft.text !== '' && <IconButton label="Clear" size="small" onClick={() => { type(''); field.current?.focus(); }}><X size={16} aria-hidden="true" /></IconButton>}
        <IconButton label="Keypad" size="small" aria-expanded={keypad} onClick={() => { setKeypad(!keypad); }}><Grip size={16} aria-hidden="true" /></IconButton>
      </div>
      {keypad && (
        <div className="popover dial-keypad" onKeyDown={(event) => { if (event.key === 'Escape') { setKeypad(false); field.current?.focus(); } }}>
          <Keypad onKey={(key) => { type(draft.text + key); }} foot="Type or paste a number" />
        </div>
      )}
      {numberProblem !== null && <p className="field-error dial-problem" id={`${id}-problem`} role="alert">{numberProblem}</p>}
      <div className="card dial-list" role="listbox" id={`${id}-list`} aria-label="Suggestions" hidden={!shown}>
        {suggestions.map((suggestion, index) => (
          <SuggestionRow key={suggestion.key} id={`${id}-${index}`} suggestion={suggestion} typed={draft.text} marked={index === at} onTake={() => { take(index); }} onMark={() => { setMarked(index); }} />
        ))}
      </div>
      {open && suggestions.length === 0 && draft.text.trim().length >= 2 && !draft.picked && numberProblem === null && (
        <p className="small ink-3 dial-problem" role="status">No one called that. Type a practice person’s name, or a number.</p>
      )}
    </div>
  );
}
