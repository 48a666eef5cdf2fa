import type { PrivacyFacts } from './facts.ts';
import { privacyNotice, type Section } from './notice.ts';
import { noticeVersion } from './version.ts';

/** The notice of this desk, made once at its start. */
export interface LiveNotice {
  facts: PrivacyFacts;
  /** What a client agrees to. */
  version: string;
  sections: readonly Section[];
}

export function liveNotice(facts: PrivacyFacts): LiveNotice {
  return { facts, version: noticeVersion(facts), sections: privacyNotice(facts) };
}
