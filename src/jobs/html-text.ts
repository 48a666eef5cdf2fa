import { load } from 'cheerio/slim';

const BLOCKS = 'p,div,section,article,h1,h2,h3,h4,h5,h6,ul,ol,table,tr,blockquote,pre';

/**
 * Text of an HTML description: paragraphs by blank lines, list items as "- ". Scripts, styles and comments are gone;
 * entities are decoded once.
 */
export function htmlText(html: string): string {
  if (!/[<&]/.test(html)) return tidy(html);
  const $ = load(html, null, false);
  $('script,style,template,noscript,head').remove();
  $('br').replaceWith('\n');
  $('li').each((_, item) => {
    const element = $(item);
    element.replaceWith(`\n- ${element.text().replace(/\s+/g, ' ').trim()}\n`);
  });
  $(BLOCKS).each((_, block) => {
    $(block).before('\n\n').after('\n\n');
  });
  return tidy($.root().text());
}

/** Some boards escape their HTML a second time; this is the HTML below. */
export function unescapeHtml(text: string): string {
  return /&(?:lt|gt|amp|quot|#\d+);/.test(text) ? load(text, null, false).root().text() : text;
}

/** A title, company or place is one line without markup. */
export function plainLine(text: string, max: number): string {
  return htmlText(text).replace(/\s+/g, ' ').trim().slice(0, max).toWellFormed();
}

function tidy(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b\ufeff\ufffd]/g, '')
      .replace(/\u00a0/g, ' ')
      .split('\n')
      .map((line) => line.replace(/[ \t]+/g, ' ').trim())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .replace(/(^|\n)(- .*)\n\n(?=- )/g, '$1$2\n')
      .trim()
  );
}
