/** One argument of a tool: the schema the model sees, the check, and the field on the card, from one source. */
export interface ArgumentSpec {
  readonly name: string;
  /** On the card: "To". */
  readonly label: string;
  readonly kind: 'text' | 'longtext' | 'phone' | 'email' | 'datetime';
  readonly required: boolean;
  readonly maxChars: number;
  /** For the model. */
  readonly about: string;
  /** The only values allowed. */
  readonly choices?: readonly string[];
}

/** JSON schema of a tool's arguments, as session.tools wants it. */
export function parametersOf(specs: readonly ArgumentSpec[]): Readonly<Record<string, unknown>> {
  return {
    type: 'object',
    properties: Object.fromEntries(specs.map((spec) => [spec.name, { type: 'string', description: spec.about, ...(spec.choices === undefined ? {} : { enum: spec.choices }) }])),
    required: specs.filter((spec) => spec.required).map((spec) => spec.name),
    additionalProperties: false,
  };
}
