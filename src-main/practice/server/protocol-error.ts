/** An `error` event of the protocol, before it has an id. */
export interface ProtocolError {
  readonly type: 'invalid_request_error' | 'server_error';
  readonly code: string;
  readonly message: string;
  readonly param: string | null;
}

export const invalidRequest = (code: string, message: string, param: string | null = null): ProtocolError => ({ type: 'invalid_request_error', code, message, param });
