import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { may, type Right } from '../desk/operators/operator.ts';
import type { Page } from './signed-in.ts';
import { stopNotice } from './stop-notice.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Where an operator can go, and the right that it takes. */
const PLACES: readonly { path: string; name: string; key: string; right: Right }[] = [
  { path: '/inbox', name: 'Inbox', key: 'i', right: 'read' },
  { path: '/clients', name: 'Clients', key: 'c', right: 'read' },
  { path: '/approvals', name: 'Approvals', key: 'a', right: 'read' },
  { path: '/audit', name: 'Log', key: 'l', right: 'audit' },
  { path: '/usage', name: 'Usage', key: 'u', right: 'read' },
  { path: '/system', name: 'Health', key: 's', right: 'read' },
  { path: '/people', name: 'Joining', key: 'p', right: 'admit' },
  { path: '/operators', name: 'Operators', key: 'o', right: 'accounts' },
  { path: '/settings', name: 'Settings', key: 'e', right: 'settings' },
  { path: '/try', name: 'Try it', key: 't', right: 'answer' },
];

/**
 * One page of the console: everything in it is escaped by the `html` tag, nothing comes from elsewhere, and no script or
 * style stands inside of it.
 * @param page.scripts  names of further scripts in assets/
 * @param page.styles  names of further style sheets there
 */
export function layout(
  context: Page,
  page: {
    title: string;
    body: Html;
    at?: string;
    wide?: boolean;
    scripts?: readonly string[];
    styles?: readonly string[];
  },
): Html {
  const { operator, csrf } = context.var;
  const places = PLACES.filter(
    ({ path, right }) => may(operator, right) && (path !== '/try' || context.var.hasTry),
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="csrf" content="${csrf}">
<title>${page.title} · Sayso</title>
<link rel="stylesheet" href="/assets/console.css">
${(page.styles ?? []).map((name) => html`<link rel="stylesheet" href="/assets/${name}">`)}
<link rel="icon" href="/assets/icon.svg">
<script src="/assets/console.js" defer></script>
${(page.scripts ?? []).map((name) => html`<script src="/assets/${name}" defer></script>`)}
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top">
<a class="brand" href="/inbox">Sayso</a>
<nav aria-label="Places">${places.map(
    ({ path, name, key }) =>
      html`<a href="${path}" data-go="${key}"${page.at === path ? html` aria-current="page"` : ''}>${name}</a>`,
  )}</nav>
<form class="me" method="post" action="/sign-out">
<a href="/account">${operator.name}</a>
<input type="hidden" name="csrf" value="${csrf}">
<button class="plain" type="submit">Sign out</button>
</form>
</header>
${stopNotice(context)}
<main id="main"${page.wide ? html` class="wide"` : ''}>
<h1>${page.title}</h1>
${page.body}
</main>
<div id="says" role="status" aria-live="polite"></div>
</body>
</html>`;
}

/** The hidden field that every form of the console carries. */
export function csrfField(context: Page): Html {
  return html`<input type="hidden" name="csrf" value="${context.var.csrf}">`;
}
