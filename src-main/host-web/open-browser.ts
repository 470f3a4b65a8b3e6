import { spawn } from 'node:child_process';

/** The program that opens a URL in the owner's browser. */
export function browserCommand(platform: string, url: string): { readonly file: string; readonly args: readonly string[] } {
  switch (platform) {
    case 'darwin': return { file: 'open', args: [url] };
    // `start` takes its first quoted argument as a title.
    case 'win32': return { file: 'cmd.exe', args: ['/d', '/c', 'start', '', url] };
    default: return { file: 'xdg-open', args: [url] };
  }
}

/** Opens the browser and forgets it; where there is none, the printed line is the way. */
export function openBrowser(platform: string, url: string, onFailure: (message: string) => void): void {
  const { file, args } = browserCommand(platform, url);
  const child = spawn(file, args, { detached: true, stdio: 'ignore' });
  child.on('error', (error) => { onFailure(error.message); });
  child.unref();
}
