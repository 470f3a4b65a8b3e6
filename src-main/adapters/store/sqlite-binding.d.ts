/** The part of the SQLite binding that the store uses: its own typings are not reachable through its `exports`. */
declare module 'better-sqlite3-multiple-ciphers' {
  namespace Database {
    interface Statement<Bound extends unknown[], Row> {
      run(...bound: Bound): { readonly changes: number; readonly lastInsertRowid: number | bigint };
      get(...bound: Bound): Row | undefined;
      all(...bound: Bound): Row[];
      iterate(...bound: Bound): IterableIterator<Row>;
      /** Rows become their first column. */
      pluck(): this;
    }

    interface Transaction<Args extends unknown[], Value> {
      (...args: Args): Value;
      /** Takes the write lock at once, so that it cannot fail half-way for want of it. */
      immediate(...args: Args): Value;
    }

    interface Database {
      readonly open: boolean;
      readonly name: string;
      prepare<Bound extends unknown[] = [], Row = unknown>(sql: string): Statement<Bound, Row>;
      transaction<Args extends unknown[], Value>(run: (...args: Args) => Value): Transaction<Args, Value>;
      exec(sql: string): this;
      pragma(text: string, options?: { readonly simple?: boolean }): unknown;
      close(): this;
    }
  }

  const Database: new (path: string, options?: { readonly readonly?: boolean; readonly timeout?: number }) => Database.Database;
  export default Database;
}
