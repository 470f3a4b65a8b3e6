/** Small text files in the app's home. Paths are relative to it. */
export interface Files {
  /** Null when there is no such file. */
  read(path: string): Promise<string | null>;
  /** Temp file, fsync, rename: a reader never sees half a file. The mode is 0600. */
  writeAtomic(path: string, text: string): Promise<void>;
  /** Moves a file aside as `<path>.corrupt-<time>`; answers the new name. */
  quarantine(path: string): Promise<string>;
}
