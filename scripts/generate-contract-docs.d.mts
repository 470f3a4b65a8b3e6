/** The text of docs/contract.md. */
export function contractDocs(): string;
