import './figures.css';
import type { TokenPricesView, UsageView } from '../../../../src-shared/contract/views.ts';
import { formatMoney } from '../format/format-money.ts';
import { tokenRows } from './token-rows.ts';

const million = 1_000_000;

/** Tokens by kind; with what a million of each costs, and what these did, where somebody is billed. */
export function TokensTable({ usage, prices }: { readonly usage: UsageView; readonly prices: TokenPricesView | null }) {
  return (
    <table className="tokens num">
      <thead><tr><th scope="col">Tokens</th><th scope="col">Count</th>{prices !== null && <><th scope="col">A million</th><th scope="col">Cost</th></>}</tr></thead>
      <tbody>
        {tokenRows(usage).map(({ kind, word, tokens }) => (
          <tr key={kind}>
            <th scope="row">{word}</th><td>{tokens.toLocaleString('en-US')}</td>
            {prices !== null && <><td className="ink-3">${prices[kind].toFixed(2)}</td><td>{formatMoney((tokens * prices[kind]) / million)}</td></>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
