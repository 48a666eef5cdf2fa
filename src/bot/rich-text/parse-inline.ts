import type { MarkedToken, Token, Tokens } from 'marked';
import type { Inline } from './tree.ts';

/** The styled text of one paragraph. */
export function parseInline(tokens: readonly Token[]): Inline[] {
  return tokens.flatMap(inlineOf);
}

function inlineOf(token: Token): Inline[] {
  if (!isInline(token)) return text(token.raw);
  switch (token.type) {
    case 'text':
    case 'escape':
      return text(token.text);
    case 'br':
      // The indent of the next line is part of what was written.
      return text(token.raw.slice(token.raw.indexOf('\n')));
    case 'strong':
      return [{ type: 'bold', children: parseInline(token.tokens) }];
    case 'em':
      return [{ type: 'italic', children: parseInline(token.tokens) }];
    case 'del':
      return [{ type: 'strike', children: parseInline(token.tokens) }];
    case 'codespan':
      return [{ type: 'code', text: token.text }];
    case 'link':
      return linkOf(token);
    case 'image':
      if (!isOpenable(token.href)) return text(token.raw);
      return text(token.text ? `${token.text} (${token.href})` : token.href);
  }
}

type InlineToken = Extract<
  MarkedToken,
  { type: 'text' | 'escape' | 'br' | 'strong' | 'em' | 'del' | 'codespan' | 'link' | 'image' }
>;

const INLINES = new Set([
  'text',
  'escape',
  'br',
  'strong',
  'em',
  'del',
  'codespan',
  'link',
  'image',
]);

function isInline(token: Token): token is InlineToken {
  return INLINES.has(token.type);
}

function linkOf(token: Tokens.Link): Inline[] {
  // Chats make bare addresses clickable by themselves, and `Ann <ann@example.com>` is plain text.
  if (token.autolink) return text(/^<https?:/i.test(token.raw) ? token.text : token.raw);
  if (!isOpenable(token.href)) return text(token.raw);
  const children = parseInline(token.tokens);
  return children.length > 0 ? [{ type: 'link', url: token.href, children }] : text(token.href);
}

/** Only what a client can safely open from a chat. */
function isOpenable(url: string): boolean {
  return /^(?:https?:\/\/|mailto:)[^\s]+$/i.test(url);
}

function text(value: string): Inline[] {
  return value === '' ? [] : [{ type: 'text', text: value }];
}
