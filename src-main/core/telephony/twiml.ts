/** An element of XML: its attributes and children are escaped here and nowhere else, so that no text can become markup. */
interface Element {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly Element[];
}

/** Twilio runs a call by this: its sound goes to our socket, both ways, until one end closes it. Parameters come back in `start`. */
export function connectStreamTwiml(url: string, parameters: Readonly<Record<string, string>>): string {
  return response({ name: 'Connect', children: [{
    name: 'Stream', attributes: { url },
    children: Object.entries(parameters).map(([name, value]) => ({ name: 'Parameter', attributes: { name, value } })),
  }] });
}

/** Not answered, and not paid for. */
export function rejectTwiml(reason: 'busy' | 'rejected'): string {
  return response({ name: 'Reject', attributes: { reason } });
}

function response(...children: readonly Element[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${write({ name: 'Response', children })}`;
}

function write({ name, attributes = {}, children = [] }: Element): string {
  const start = Object.entries(attributes).reduce((text, [key, value]) => `${text} ${key}="${escape(value)}"`, `<${name}`);
  return children.length === 0 ? `${start}/>` : `${start}>${children.map(write).join('')}</${name}>`;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Characters that XML 1.0 cannot hold in any spelling are left out; line breaks, which attributes would turn into spaces, are spelled. */
function escape(text: string): string {
  return text
    .replace(/[&<>"']/g, (mark) => escapes[mark] ?? '')
    .replace(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`)
    .replace(/[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}
