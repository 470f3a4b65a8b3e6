/** On or off, at once. `labelledBy`: the element that names it. */
export function Switch({ on, onChange, labelledBy }: { readonly on: boolean; readonly onChange: (on: boolean) => void; readonly labelledBy: string }) {
  return <button type="button" className="switch" role="switch" aria-checked={on} aria-labelledby={labelledBy} onClick={() => { onChange(!on); }} />;
}
