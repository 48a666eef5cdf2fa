import type { ModelDescription } from '../ports/agent.ts';

/**
 * Another program that the desk speaks to, on this machine or elsewhere. The part of the code that opens the connection
 * declares it, so that the notice names what is really contacted.
 */
export interface Party {
  role: PartyRole;
  /** What a client calls it: "Telegram", "lever:acme". */
  name: string;
  /** As they are contacted: "api.lever.co", "127.0.0.1:11434"; "*.example.com" where the party itself names more of them; "*" where it is the client who names it. */
  hosts: readonly string[];
  /** Every host is this machine. */
  local: boolean;
  /** What of the client's it gets, as the end of "… gets". */
  gets: string;
  /** How long it keeps that, as a sentence. */
  keeps: string;
}

export type PartyRole =
  | 'model'
  | 'voice'
  | 'chat'
  | 'mail'
  | 'sent_folder'
  | 'alert_mailbox'
  | 'board'
  | 'database'
  | 'queue'
  | 'error_reports';

/** A permission at an account of the client's that a feature asks for. */
export interface Scope {
  provider: string;
  scope: string;
  /** What it is needed for, as the end of "to …". */
  purpose: string;
}

/** How long one kind of data stays; null: until the client deletes it or leaves. */
export interface KeptFor {
  what: string;
  days: number | null;
}

/** Everything that the privacy notice says and that may differ from desk to desk. Made from the configuration alone. */
export interface PrivacyFacts {
  model: ModelDescription;
  parties: readonly Party[];
  mailMode: 'smtp' | 'handover';
  scopes: readonly Scope[];
  /** Ways in which forwarded job alerts come in; absent when none do. */
  alerts?: readonly string[];
  /** The mailbox that sends is looked into for answers; absent when it is not. */
  replies?: true;
  retention: readonly KeptFor[];
  /** Who runs the desk, as they call themselves; null when they gave no name. */
  operator: string | null;
  /** Tools that need a person of the desk to agree as well. */
  secondYes: readonly string[];
  /** Where the data lies, as the operator says it; null when they said nothing. */
  location: string | null;
}

/** The facts of a desk that speaks to nobody: for measurements and tests. */
export function factsOfLocalDesk(model: ModelDescription): PrivacyFacts {
  return {
    model,
    parties: [],
    mailMode: 'handover',
    scopes: [],
    retention: [],
    operator: null,
    secondYes: [],
    location: null,
  };
}
