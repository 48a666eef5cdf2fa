import { createHash } from 'node:crypto';
import type { Section } from '../desk/privacy/notice.ts';
import type { Route } from './health.ts';

const STYLE =
  'body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}h2{font-size:1.1rem}';

/** Nothing is loaded, nothing runs, nothing is remembered: one page of text. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const;

/** GET /privacy: the notice for whoever can reach the console's address. */
export function privacyRoute(notice: readonly Section[]): Route {
  const page = privacyPage(notice);
  return {
    path: '/privacy',
    async answer(request, response) {
      const { method } = request;
      if (method !== 'GET' && method !== 'HEAD') {
        response.writeHead(405, { allow: 'GET, HEAD' }).end();
        return;
      }
      response.writeHead(200, HEADERS).end(method === 'GET' ? page : undefined);
    },
  };
}

/** The notice as a page of plain HTML. */
export function privacyPage(notice: readonly Section[]): string {
  const sections = notice.map(
    ({ title, lines }) =>
      `<h2>${escaped(title)}</h2>\n<ul>\n${lines.map((line) => `<li>${escaped(line)}</li>`).join('\n')}\n</ul>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Privacy at this Sayso desk</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Privacy at this desk</h1>
${sections.join('\n')}
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
