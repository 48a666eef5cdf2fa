import { html } from 'hono/html';
import type { Html } from './layout.ts';

/** A page for whoever is not signed in: it shows nothing of the desk. */
export function outsidePage(page: {
  title: string;
  body: Html;
  scripts?: readonly string[];
}): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} · Sayso</title>
<link rel="stylesheet" href="/assets/console.css">
<link rel="icon" href="/assets/icon.svg">
${(page.scripts ?? []).map((name) => html`<script src="/assets/${name}" defer></script>`)}
</head>
<body>
<main id="main" class="door">
<h1>${page.title}</h1>
${page.body}
</main>
</body>
</html>`;
}
