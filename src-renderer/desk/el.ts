type Child = Node | string | null;

interface Options {
  readonly class?: string;
  readonly text?: string;
  /** Attributes; null leaves one out. Never `style` and never `on…`: the Desk's CSP refuses both. */
  readonly attrs?: Readonly<Record<string, string | null>>;
}

/** One element. Text goes in as text: nothing here reads markup. */
export function el<K extends keyof HTMLElementTagNameMap>(tag: K, options: Options = {}, ...children: readonly Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (options.class !== undefined) element.className = options.class;
  if (options.text !== undefined) element.textContent = options.text;
  for (const [name, value] of Object.entries(options.attrs ?? {})) if (value !== null) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}
