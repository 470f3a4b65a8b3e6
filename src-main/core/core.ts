import type { ContractService } from '../../src-shared/contract/handlers.ts';

/** The application. Everything it does is reached through the contract. */
export interface Core extends ContractService {
  /** Hosts place the Desk where the console says; the web host needs nothing, Electron moves its view. */
  onDeskPlace(listener: (place: { readonly layout: 'docked' | 'dialog' | 'sheet' | 'hidden'; readonly rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } }) => void): () => void;
  /** Ends every call with words, saves, and resolves when nothing is left to write. */
  stop(): Promise<void>;
}
