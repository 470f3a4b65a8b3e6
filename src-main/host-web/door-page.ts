import type { Asset, AssetMap } from '../serve/read-renderer.ts';

const document = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Consigliere</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/door.css">
<main id="shut" hidden>
<h1>This browser has not been let in</h1>
<p>Consigliere is running, and only the browser that opened its link can use it. Calls that are on go on.</p>
<p>Go back to that browser. To use this one, stop Consigliere where it was started, start it again, and open the link it prints here. The link works once.</p>
</main>
<script type="module" src="/door.js"></script>
</html>
`;

const style = `:root { color-scheme: light dark; font: 15px/24px system-ui, sans-serif; }
body { margin: 0; }
main { max-inline-size: 34rem; margin: 15vh auto 0; padding: 24px; }
h1 { font-size: 24px; line-height: 32px; font-weight: 600; }
`;

// The token stands in the fragment, which no server sees; it leaves the address bar before it is spent.
const script = `const token = /^#launch=([\\w-]{1,200})$/.exec(location.hash)?.[1];
history.replaceState(null, '', '/');
const answer = token === undefined ? null : await fetch('/launch', { method: 'POST', body: token }).catch(() => null);
if (answer?.ok) location.reload();
else document.getElementById('shut').hidden = false;
addEventListener('hashchange', () => location.reload());
`;

const asset = (text: string, contentType: string): Asset => ({ bytes: Buffer.from(text), contentType: `${contentType}; charset=utf-8`, cacheControl: 'no-store' });

/** What a browser without a cookie gets at `/`: it trades the launch token of its fragment for one, or says how to get in. */
export const doorPage: Asset = asset(document, 'text/html');
export const doorAssets: AssetMap = new Map([['/door.js', asset(script, 'text/javascript')], ['/door.css', asset(style, 'text/css')]]);
