/** The operating system's notifications. The words never hold what is to be approved. */
export interface Notifier {
  notify(note: { readonly title: string; readonly body: string; readonly tag: string }): void;
}
