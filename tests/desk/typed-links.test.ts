import { expect, it } from 'vitest';
import { typedLinks } from '../../src/desk/typed-links.ts';

it.each<[string, string[]]>([
  ['see https://crumb.example/jobs/7.', ['https://crumb.example/jobs/7']],
  ['(https://crumb.example/jobs/7), please', ['https://crumb.example/jobs/7']],
  ['https://CRUMB.example', ['https://crumb.example/']],
  ['https://crumb.example/7?utm_source=x&id=3&gclid=9#apply', ['https://crumb.example/7?id=3']],
  ['https://a.example/1 and https://b.example/2', ['https://a.example/1', 'https://b.example/2']],
  ['https://a.example/1 https://a.example/1#top', ['https://a.example/1']],
  ['crumb.example/jobs', []],
  ['https://ada:secret@crumb.example/', []],
  ['javascript:alert(1) file:///etc/passwd ftp://x.example', []],
  ['https://', []],
])('the links in %j are %j', (text, links) => {
  expect(typedLinks(text)).toEqual(links);
});
