import type { Pay } from './pay.ts';

export type RemoteMode = 'onsite' | 'hybrid' | 'remote' | 'unknown';

/** A posting as the matcher reads it. `text` is plain text; a board's own fields win over what the text says. */
export interface MatchPosting {
  id: string;
  title: string;
  text: string;
  company?: string | undefined;
  places?: readonly string[] | undefined;
  remote?: RemoteMode | undefined;
  pay?: Pay | undefined;
  seniority?: string | undefined;
  language?: string | undefined;
  /** Where remote work may be done from, as the board's own field says. */
  remoteRegions?: readonly string[] | undefined;
  /** Why it is closed, where the desk knows that it is. */
  closed?: string | undefined;
  /** The text is a snippet or an alert's line: what it leaves out is not known. */
  isSnippet?: boolean | undefined;
}

/** What the client wants; only what is stated becomes a gate. */
export interface MatchPreferences {
  remote?: 'remote' | 'hybrid' | 'onsite' | undefined;
  places?: string[] | undefined;
  payFloor?: Pay | undefined;
  /** Companies or words that rule a posting out. */
  mustNot?: string[] | undefined;
  seniority?: string | undefined;
  /** Languages they speak, in their words. */
  language?: string | undefined;
  /** Where they may work and where they need a sponsor, in their words. */
  authorisation?: string | undefined;
  /** Where they live, where the CV's head does not decide. */
  home?: string[] | undefined;
}

export interface MatchCv {
  id?: string | undefined;
  title?: string | undefined;
  text: string;
  preferences?: MatchPreferences | undefined;
}
