/** What a message says and how, before a channel decides how to show it. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'bold' | 'italic' | 'strike'; children: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'link'; url: string; children: Inline[] };

interface Spaced {
  /** Line breaks between this block and the one before it: 2 (a blank line) unless said, 1 inside a list item. */
  gap?: number;
}

export interface Paragraph extends Spaced {
  type: 'paragraph';
  children: Inline[];
}

export interface Pre extends Spaced {
  type: 'pre';
  text: string;
  lang?: string;
}

export interface ListItem {
  /** The written number with its point, for example `3.`; without it the items are counted from 1. */
  marker?: string;
  /** Line breaks before this item: 1 unless said. */
  gap?: number;
  blocks: Block[];
}

export interface List extends Spaced {
  type: 'list';
  ordered: boolean;
  items: ListItem[];
}

export interface Quote extends Spaced {
  type: 'quote';
  blocks: Block[];
}

export type Block = Paragraph | Pre | List | Quote;
