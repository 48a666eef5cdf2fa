import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import { createMarkdownTokenizer } from './markdown-tokenizer.ts';
import { parseInline } from './parse-inline.ts';
import type { Block, Inline, ListItem } from './tree.ts';

/** Longer texts are no chat answers; they are shown as they are. */
const MAX_LENGTH = 100_000;
/** Backtick runs times characters of one passage: each run may be looked for in all that follows it. */
const MAX_CODE_SEARCH = 20_000_000;

/** Light Markdown as a tree. Any text is accepted: what is not Markdown, or too much of it, stays plain text. */
export function parseMarkdown(text: string): Block[] {
  const source = text.replace(/\r\n?/g, '\n');
  if (source.trim() === '') return [];
  if (source.length > MAX_LENGTH || isTangled(source)) return [paragraph(source)];
  try {
    const tokenizer = createMarkdownTokenizer();
    return blocksOf(new Lexer({ gfm: true, breaks: true, tokenizer }).lex(source));
  } catch {
    // The lexer gives up on some hostile inputs; the client still gets every character.
    return [paragraph(source)];
  }
}

function isTangled(source: string): boolean {
  return source.split(/\n\s*\n/).some((passage) => {
    const runs = passage.match(/`+/g)?.length ?? 0;
    return runs * passage.length > MAX_CODE_SEARCH;
  });
}

function paragraph(text: string): Block {
  return { type: 'paragraph', children: [{ type: 'text', text }] };
}

function blocksOf(tokens: readonly Token[]): Block[] {
  const blocks: Block[] = [];
  let breaks = 0;
  let checkbox = '';
  for (const token of tokens) {
    if (token.type === 'checkbox') {
      checkbox = token.raw;
      continue;
    }
    const isBlank = token.raw.trim() === '';
    breaks += isBlank ? breaksAtEnd(token.raw) : breaksAtStart(token.raw);
    if (isBlank) continue;
    const block = blockOf(token, checkbox);
    checkbox = '';
    if (blocks.length > 0) block.gap = Math.max(1, breaks);
    blocks.push(block);
    breaks = breaksAtEnd(token.raw);
  }
  if (checkbox) blocks.push(paragraph(checkbox.trimEnd()));
  return blocks;
}

function breaksAtStart(raw: string): number {
  return raw.slice(0, raw.length - raw.trimStart().length).split('\n').length - 1;
}

function breaksAtEnd(raw: string): number {
  return raw.slice(raw.trimEnd().length).split('\n').length - 1;
}

/** One block; signs without content, such as a lone `>` or `-`, stay what they are. */
function blockOf(token: Token, checkbox: string): Block {
  const literal = paragraph(token.raw.replace(/^\n+/, '').trimEnd());
  if (!isBlock(token)) return literal;
  switch (token.type) {
    case 'heading': {
      const children = parseInline(token.tokens);
      if (children.length === 0) return literal;
      return { type: 'paragraph', children: [{ type: 'bold', children }] };
    }
    case 'code': {
      if (token.text.trim() === '') return literal;
      const lang = /^[\w+#.-]{1,32}/.exec(token.lang ?? '')?.[0];
      return { type: 'pre', text: token.text, ...(lang ? { lang } : {}) };
    }
    case 'blockquote': {
      const blocks = blocksOf(token.tokens);
      return blocks.length > 0 ? { type: 'quote', blocks } : literal;
    }
    case 'list':
      if (token.items.every((item) => item.text.trim() === '')) return literal;
      return { type: 'list', ordered: token.ordered, items: itemsOf(token) };
    case 'table':
      return { type: 'paragraph', children: tableLines(token) };
    case 'paragraph':
    case 'text': {
      const before: Inline[] = checkbox ? [{ type: 'text', text: checkbox }] : [];
      const children = token.tokens
        ? parseInline(token.tokens)
        : [{ type: 'text' as const, text: token.text }];
      return { type: 'paragraph', children: [...before, ...children] };
    }
  }
}

type BlockToken = Extract<
  MarkedToken,
  { type: 'heading' | 'code' | 'blockquote' | 'list' | 'table' | 'paragraph' | 'text' }
>;

const BLOCKS = new Set(['heading', 'code', 'blockquote', 'list', 'table', 'paragraph', 'text']);

function isBlock(token: Token): token is BlockToken {
  return BLOCKS.has(token.type);
}

/** Numbers stay as written, since an answer may speak of "3."; only `1. 1. 1.` asks to be counted. */
function itemsOf(list: Tokens.List): ListItem[] {
  const markers = list.items.map((item) => /^\s*(\d+[.)])/.exec(item.raw)?.[1]);
  const counted = markers.length > 1 && new Set(markers).size === 1;
  return list.items.map((item, index) => {
    const entry: ListItem = { blocks: blocksOf(item.tokens) };
    const marker = markers[index];
    if (marker !== undefined && !counted) entry.marker = marker;
    const before = list.items[index - 1];
    if (before) entry.gap = Math.max(1, breaksAtEnd(before.raw));
    return entry;
  });
}

function tableLines(table: Tokens.Table): Inline[] {
  return [table.header, ...table.rows].flatMap((row, line) => [
    ...(line > 0 ? [{ type: 'text' as const, text: '\n' }] : []),
    ...row.flatMap((cell, column) => [
      ...(column > 0 ? [{ type: 'text' as const, text: ' | ' }] : []),
      ...parseInline(cell.tokens),
    ]),
  ]);
}
