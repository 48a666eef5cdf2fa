/** Where the page takes a document, and how large it may be: as the desk reads a CV. */
export const FILE_PATH = '/try/file';
export const MOST_UPLOAD = 10 * 1024 * 1024;

/** The test client who chats. */
export interface TryPerson {
  chat: string;
  name: string;
}

/**
 * A chat with the desk as a client has it: the same inbox and outbox as every other channel. What was said is read from
 * the store; `id` makes it harmless to send a form twice.
 */
export interface TryChat {
  readonly account: string;
  opens(person: TryPerson, id: string): Promise<void>;
  says(person: TryPerson, text: string, id: string): Promise<void>;
  sends(
    person: TryPerson,
    file: { name: string; mime: string | null; bytes: Uint8Array },
    id: string,
  ): Promise<void>;
  taps(person: TryPerson, token: string, id: string): Promise<void>;
  working(chat: string): { typing: boolean; line: string | null };
  /** Gives the function that ends it. */
  listen(chat: string, listener: () => void): () => void;
  /** The words of a model with their marks. */
  marked(text: string): readonly MarkedBlock[];
}

export type MarkedInline =
  | { type: 'text' | 'code'; text: string }
  | { type: 'bold' | 'italic' | 'strike'; children: readonly MarkedInline[] }
  | { type: 'link'; url: string; children: readonly MarkedInline[] };

export type MarkedBlock =
  | { type: 'paragraph'; children: readonly MarkedInline[] }
  | { type: 'pre'; text: string }
  | {
      type: 'list';
      ordered: boolean;
      items: readonly { marker?: string; blocks: readonly MarkedBlock[] }[];
    }
  | { type: 'quote'; blocks: readonly MarkedBlock[] };
